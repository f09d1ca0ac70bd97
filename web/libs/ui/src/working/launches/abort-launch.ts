// Abort a launch: what goes back to customers, what it costs the supplier, and the launch's name
// typed before it is done. It cannot be undone.
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormField, form, required, validate } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import type { AdminLaunchDetail, Money } from '@astro/api';
import { ServerClock } from '@astro/session';
import { Field, FieldControl, FormStatus, Loaded, LoadedValue, TEXT, formatDay } from '@astro/ui';
import { PageHead } from '../page-head';
import { WORKING_APP } from '../working-app';
import { LaunchAct, REASONS, noteOf } from './launch-act';

@Component({
  selector: 'ab-abort-launch',
  imports: [
    ...TEXT,
    Field,
    FieldControl,
    FormField,
    FormStatus,
    Loaded,
    LoadedValue,
    PageHead,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './abort-launch.html',
})
export class AbortLaunch extends LaunchAct {
  readonly #clock = inject(ServerClock);
  readonly own = inject(WORKING_APP).roles.includes('supplier');
  readonly #model = signal({ reason: '', note: '', name: '' });
  readonly form = form(
    this.#model,
    (path) => {
      noteOf(path.note);
      required(path.reason, { message: 'Choose the reason; customers are told.' });
      validate(path.name, ({ value }) =>
        this.launch.hasValue() && value().trim() !== this.launch.value().destination.name
          ? { kind: 'name', message: 'Type the name of the destination as it stands above.' }
          : undefined,
      );
    },
    { name: 'abort' },
  );

  refund(l: AdminLaunchDetail): Money {
    return {
      amountCents: l.takings.paid.amountCents - l.takings.refunded.amountCents,
      currency: l.takings.paid.currency,
    };
  }

  /** Why it cannot be aborted for financial reasons, or nothing. */
  notFinancial(l: AdminLaunchDetail): string {
    if (new Date(l.financialAbortFrom).getTime() > this.#clock.now())
      return `possible from ${formatDay(l.financialAbortFrom)} on`;
    if (l.goNoGo.met) return 'not possible: enough seats are sold';
    return '';
  }

  reasons(l: AdminLaunchDetail): { value: string; label: string; off: boolean }[] {
    return REASONS.map((r) => {
      const why = r.value === 'financial' ? this.notFinancial(l) : '';
      return { value: r.value, label: why ? `${r.label} (${why})` : r.label, off: why !== '' };
    });
  }

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const { reason, note } = this.#model();
    await this.ask(this.form, () =>
      this.api.abortLaunch(this.id(), this.key, {
        reason: reason as (typeof REASONS)[number]['value'],
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      }),
    );
  }
}
