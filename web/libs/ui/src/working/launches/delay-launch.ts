// Delay a launch: the new date, why, and what it means for those who have booked.
import { ChangeDetectionStrategy, Component, computed, signal } from '@angular/core';
import { FormField, form, required, validate } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { Field, FieldControl, FormStatus, Loaded, LoadedValue, TEXT } from '@astro/ui';
import { PageHead } from '../page-head';
import { LaunchAct, REASONS, noteOf } from './launch-act';

@Component({
  selector: 'ab-delay-launch',
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
  templateUrl: './delay-launch.html',
})
export class DelayLaunch extends LaunchAct {
  readonly reasons = REASONS;
  readonly #model = signal({ departsAt: '', reason: '', note: '' });
  readonly #departs = computed(() =>
    this.launch.hasValue() ? this.launch.value().departsAt.slice(0, 16) : '',
  );
  readonly form = form(
    this.#model,
    (path) => {
      required(path.departsAt, { message: 'Enter the new date and time.' });
      validate(path.departsAt, ({ value }) =>
        value() !== '' && value().slice(0, 16) <= this.#departs()
          ? { kind: 'later', message: 'A delayed launch departs later than it would have.' }
          : undefined,
      );
      noteOf(path.note);
      required(path.reason, { message: 'Choose the reason; customers are told.' });
    },
    { name: 'delay' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const { departsAt, reason, note } = this.#model();
    await this.ask(this.form, () =>
      this.api.delayLaunch(this.id(), this.key, {
        departsAt: `${departsAt.slice(0, 16)}:00.000Z`,
        reason: reason as (typeof REASONS)[number]['value'],
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      }),
    );
  }
}
