// Suspend an account, or end its suspension: what that means, and why it is done.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { Router } from '@angular/router';
import type { AccountKind } from '@astro/api';
import { PeopleApi, adminUrl } from '@astro/api';
import {
  Field,
  FieldControl,
  FormStatus,
  Loaded,
  LoadedValue,
  Submission,
  reasonRules,
} from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';

const EFFECT: Record<AccountKind, string> = {
  customers:
    'Every session ends within seconds and nobody can sign in with this account. Bookings, seats ' +
    'and money stay as they are; you can still cancel or change a booking for the customer.',
  suppliers:
    'Nobody of this supplier can sign in. Its launches stay as they are, also on sale: delay or ' +
    'abort them yourself where that is needed.',
  employees: 'Every session ends within seconds and your colleague cannot sign in any more.',
};

@Component({
  selector: 'app-account-access',
  imports: [Field, FieldControl, FormField, FormStatus, Loaded, LoadedValue, PageHead],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-loaded>
      <ng-template abValue [of]="account" let-a>
        <ab-page-head
          [heading]="(ending() ? 'Restore ' : 'Suspend ') + a.name"
          [up]="page()"
          [upLabel]="a.name"
        />
        <section class="panel">
          <p>
            {{ ending() ? 'Who was suspended can sign in again, as before.' : effect() }}
            They are told by e-mail; the reason stays with us.
          </p>
          <ab-form-status [form]="form" [submission]="submission" />
          <form class="form" novalidate (submit)="send($event)">
            <ab-field label="Why" hint="For colleagues, kept in the audit">
              <input autocomplete="off" [formField]="form.reason" />
            </ab-field>
            <button class="button" [class.danger]="!ending()" [attr.aria-busy]="submission.busy()">
              {{ ending() ? 'Restore' : 'Suspend' }} {{ a.name }}
            </button>
          </form>
        </section>
      </ng-template>
    </ab-loaded>
  `,
})
export class AccountAccess {
  readonly #api = inject(PeopleApi);
  readonly #router = inject(Router);
  readonly id = input.required<string>();
  readonly kind = input.required<AccountKind>();
  /** The suspension ends. */
  readonly ending = input.required<boolean>();
  readonly account = httpResource<{ name: string }>(() =>
    adminUrl(`/${this.kind()}/{id}`, { id: this.id() }),
  );
  readonly page = computed(() => `/${this.kind()}/${this.id()}`);
  readonly effect = computed(() => EFFECT[this.kind()]);
  readonly submission = new Submission();
  readonly #model = signal({ reason: '' });
  readonly form = form(
    this.#model,
    (path) => {
      reasonRules(path.reason);
    },
    { name: 'access' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      const reason = this.#model().reason.trim();
      const act = this.ending()
        ? this.#api.restore(this.kind(), this.id(), reason)
        : this.#api.suspend(this.kind(), this.id(), reason);
      await firstValueFrom(act);
    });
    if (done) await this.#router.navigateByUrl(this.page());
  }
}
