// One supplier: its details and people, its launches and money one click away, and its history.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SupplierAccount } from '@astro/api';
import { PeopleApi, adminUrl } from '@astro/api';
import { Action, Loaded, LoadedValue, PageTitle, ProblemNotice, Status, TEXT } from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import { AccountHistory } from './account-history';
import { AddressLines } from './address-lines';

@Component({
  selector: 'app-supplier',
  imports: [
    ...TEXT,
    AccountHistory,
    AddressLines,
    Loaded,
    LoadedValue,
    PageHead,
    ProblemNotice,
    RouterLink,
    Status,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './supplier.html',
})
export class Supplier {
  readonly #api = inject(PeopleApi);
  readonly id = input.required<string>();
  readonly supplier = httpResource<SupplierAccount>(() =>
    adminUrl('/suppliers/{id}', { id: this.id() }),
  );
  readonly action = new Action();
  readonly invited = signal(false);

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      if (this.supplier.hasValue()) title.set(this.supplier.value().name);
    });
  }

  async inviteAgain(): Promise<void> {
    const done = await this.action.run(async () => {
      await firstValueFrom(this.#api.inviteSupplierAgain(this.id()));
    });
    this.invited.set(done);
  }
}
