// Accounts of all roles: found by name, address or role.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Role, UserPage } from '@astro/api';
import { coreUrl } from '@astro/api';
import { Loaded, LoadedValue, Status, TEXT, plural } from '@astro/ui';
import { ListFilter, ListPager, ListQuery, PageHead } from '@astro/working';
import { ROLES, stateOf } from './role-words';

@Component({
  selector: 'app-users',
  imports: [...TEXT, ListFilter, ListPager, Loaded, LoadedValue, PageHead, RouterLink, Status],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './users.html',
})
export class Users {
  readonly query = inject(ListQuery);
  readonly roles = Object.entries(ROLES) as [Role, string][];
  readonly stateOf = stateOf;
  readonly page = httpResource<UserPage>(() => ({
    url: coreUrl('/users'),
    params: this.query.all(),
  }));

  role(role: Role): string {
    return ROLES[role];
  }

  count(total: number | undefined): string {
    return total === undefined ? 'Accounts' : plural(total, 'account');
  }
}
