// One refund: why, how it stands, and the one thing to do: approve it, note the transfer, try again.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { FormField, form, maxLength, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import type { RefundEntry } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import { Session } from '@astro/session';
import {
  Action,
  Field,
  FieldControl,
  FormStatus,
  Loaded,
  LoadedValue,
  ProblemNotice,
  Status,
  Submission,
  TEXT,
} from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import { whyRefunded } from './refund-words';

@Component({
  selector: 'app-refund',
  imports: [
    ...TEXT,
    Field,
    FieldControl,
    FormField,
    FormStatus,
    Loaded,
    LoadedValue,
    PageHead,
    ProblemNotice,
    RouterLink,
    Status,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './refund.html',
})
export class Refund {
  readonly #api = inject(AdminApi);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly id = input.required<string>();
  readonly refund = httpResource<RefundEntry>(() => adminUrl('/refunds/{id}', { id: this.id() }));
  readonly why = whyRefunded;
  readonly action = new Action();
  readonly submission = new Submission();
  readonly financial = computed(() => this.#session.user()?.role === 'financial');
  readonly #model = signal({ reference: '' });
  readonly form = form(
    this.#model,
    (path) => {
      required(path.reference, { message: 'Enter the reference of the transfer.' });
      maxLength(path.reference, 120, { message: 'Keep it to 120 characters.' });
    },
    { name: 'sent' },
  );

  byTransfer(refund: RefundEntry): boolean {
    return refund.method === 'bank-transfer' && refund.state === 'owed';
  }

  async approve(): Promise<void> {
    await this.action.run(async () => {
      await firstValueFrom(this.#api.approveRefund(this.id()));
      this.refund.reload();
    });
  }

  async retry(): Promise<void> {
    await this.action.run(async () => {
      const next = await firstValueFrom(this.#api.retryRefund(this.id()));
      await this.#router.navigate(['/refunds', next.id]);
    });
  }

  async sent(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      await firstValueFrom(this.#api.refundSent(this.id(), this.#model().reference.trim()));
    });
    if (done) this.refund.reload();
  }
}
