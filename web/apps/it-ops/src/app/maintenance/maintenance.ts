// Maintenance mode: what it does, on with a reason and an expected end, and off.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormField, form, maxLength, required } from '@angular/forms/signals';
import type { MaintenanceState } from '@astro/api';
import { CoreApi, coreUrl } from '@astro/api';
import {
  Action,
  Field,
  FieldControl,
  FormStatus,
  Loaded,
  LoadedValue,
  ProblemNotice,
  Submission,
  TEXT,
} from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';

const CHOICES = [
  { minutes: '15', label: '15 minutes' },
  { minutes: '30', label: '30 minutes' },
  { minutes: '60', label: '1 hour' },
  { minutes: '120', label: '2 hours' },
  { minutes: '480', label: '8 hours' },
  { minutes: '1440', label: '1 day' },
];

@Component({
  selector: 'app-maintenance',
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
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './maintenance.html',
})
export class MaintenancePage {
  readonly #api = inject(CoreApi);
  readonly choices = CHOICES;
  readonly action = new Action();
  readonly submission = new Submission();
  readonly done = signal('');
  readonly state = httpResource<MaintenanceState>(() => coreUrl('/maintenance'));
  readonly form = form(
    signal({ reason: '', minutes: '30' }),
    (path) => {
      required(path.reason, { message: 'Say why.' });
      maxLength(path.reason, 200, { message: 'At most 200 characters.' });
    },
    { name: 'maintenance' },
  );

  async start(event: Event): Promise<void> {
    event.preventDefault();
    this.done.set('');
    const done = await this.submission.run(this.form, async () => {
      const { reason, minutes } = this.form().value();
      await firstValueFrom(this.#api.startMaintenance({ reason, minutes: Number(minutes) }));
    });
    if (!done) return;
    this.done.set('Maintenance mode is on; every process knows within two seconds.');
    this.state.reload();
  }

  async end(): Promise<void> {
    this.done.set('');
    const done = await this.action.run(async () => {
      await firstValueFrom(this.#api.endMaintenance());
    });
    if (done) this.done.set('Maintenance mode is off.');
    this.state.reload();
  }
}
