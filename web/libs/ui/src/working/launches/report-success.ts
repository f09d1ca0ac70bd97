// Report that a launch has flown: after departure only.
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import type { AdminLaunchDetail } from '@astro/api';
import { ServerClock } from '@astro/session';
import { Field, FieldControl, FormStatus, Loaded, LoadedValue, TEXT } from '@astro/ui';
import { PageHead } from '../page-head';
import { LaunchAct, noteOf } from './launch-act';

@Component({
  selector: 'ab-report-success',
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
  templateUrl: './report-success.html',
})
export class ReportSuccess extends LaunchAct {
  readonly #clock = inject(ServerClock);
  readonly #model = signal({ note: '' });
  readonly form = form(this.#model, (path) => noteOf(path.note), { name: 'success' });

  departed(l: AdminLaunchDetail): boolean {
    return new Date(l.departsAt).getTime() < this.#clock.now();
  }

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const note = this.#model().note.trim();
    await this.ask(this.form, () =>
      this.api.reportSuccess(this.id(), this.key, note === '' ? {} : { note }),
    );
  }
}
