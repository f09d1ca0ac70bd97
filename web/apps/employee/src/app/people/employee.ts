// One colleague: what they may do. Financial employees change it, never for themselves.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import type { Colleague, RoleChange } from '@astro/api';
import { PeopleApi, adminUrl } from '@astro/api';
import { Session } from '@astro/session';
import {
  Field,
  FieldControl,
  FormStatus,
  Loaded,
  LoadedValue,
  Status,
  Submission,
  TEXT,
  reasonRules,
} from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import { AccountHistory } from './account-history';
import { ROLES, roleText } from './role-words';

@Component({
  selector: 'app-employee',
  imports: [
    ...TEXT,
    AccountHistory,
    Field,
    FieldControl,
    FormField,
    FormStatus,
    Loaded,
    LoadedValue,
    PageHead,
    RouterLink,
    Status,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './employee.html',
})
export class Employee {
  readonly #api = inject(PeopleApi);
  readonly #session = inject(Session);
  readonly id = input.required<string>();
  readonly person = httpResource<Colleague>(() => adminUrl('/employees/{id}', { id: this.id() }));
  readonly roles = ROLES;
  readonly roleText = roleText;
  readonly financial = computed(() => this.#session.user()?.role === 'financial');
  readonly submission = new Submission();
  readonly saved = signal(false);
  readonly form = form(
    linkedSignal(() => ({
      role: this.person.hasValue() ? this.person.value().role : '',
      reason: '',
    })),
    (path) => {
      reasonRules(path.reason);
    },
    { name: 'role' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    this.saved.set(false);
    const done = await this.submission.run(this.form, async () => {
      const { role, reason } = this.form().value();
      const wish = { role: role as RoleChange['role'], reason: reason.trim() };
      await firstValueFrom(this.#api.changeRole(this.id(), wish));
    });
    if (!done) return;
    this.saved.set(true);
    this.person.reload();
  }
}
