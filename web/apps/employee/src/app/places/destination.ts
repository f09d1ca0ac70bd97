// Add a destination, change it, or retire it: no new launch goes there then.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { FormField, applyWhen, form, maxLength, required } from '@angular/forms/signals';
import { Router } from '@angular/router';
import type { DestinationCatalogue, DestinationInput } from '@astro/api';
import { PlacesApi, adminUrl } from '@astro/api';
import {
  Field,
  FieldControl,
  FormStatus,
  Loaded,
  LoadedValue,
  RANGE_NAMES,
  Submission,
  reasonRules,
} from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import { changedOf } from '../people/changed';

@Component({
  selector: 'app-destination',
  imports: [Field, FieldControl, FormField, FormStatus, Loaded, LoadedValue, PageHead],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-loaded>
      <ng-template abValue [of]="all">
        <ab-page-head
          [heading]="isNew() ? 'Add a destination' : (place()?.name ?? 'Destination')"
          up="/places"
          upLabel="Places"
        />
        <ab-form-status [form]="form" [submission]="submission" />
        <form class="form" novalidate (submit)="send($event)">
          <ab-field label="Name">
            <input autocomplete="off" [formField]="form.name" />
          </ab-field>
          @if (isNew()) {
            <ab-field label="Range" hint="It cannot be changed later.">
              <select [formField]="form.range">
                @for (r of ranges; track r[0]) {
                  <option [value]="r[0]">{{ r[1] }}</option>
                }
              </select>
            </ab-field>
          }
          <ab-field label="Description" hint="What travellers read">
            <textarea [formField]="form.description"></textarea>
          </ab-field>
          @if (!isNew()) {
            <label class="check">
              <input type="checkbox" [formField]="form.retired" />
              Retired: no new launch goes here
            </label>
            <ab-field label="Why" hint="For colleagues, kept in the audit">
              <input autocomplete="off" [formField]="form.reason" />
            </ab-field>
          }
          <button class="button" [attr.aria-busy]="submission.busy()">Save destination</button>
        </form>
      </ng-template>
    </ab-loaded>
  `,
})
export class Destination {
  readonly #api = inject(PlacesApi);
  readonly #router = inject(Router);
  readonly id = input<string>();
  readonly all = httpResource<DestinationCatalogue>(() => adminUrl('/destinations'));
  readonly isNew = computed(() => !this.id());
  readonly place = computed(() =>
    this.all.hasValue() ? this.all.value().items.find((d) => d.id === this.id()) : undefined,
  );
  readonly ranges = Object.entries(RANGE_NAMES);
  readonly submission = new Submission();
  readonly form = form(
    linkedSignal(() => ({ ...this.#draft(), range: 'suborbital', reason: '' })),
    (path) => {
      required(path.name, { message: 'Enter the name.' });
      required(path.description, { message: 'Describe it in a sentence or two.' });
      maxLength(path.description, 600, { message: 'Keep it to 600 characters.' });
      applyWhen(
        path,
        () => !this.isNew(),
        (edited) => {
          reasonRules(edited.reason);
        },
      );
    },
    { name: 'destination' },
  );

  #draft() {
    const d = this.place();
    return {
      name: d?.name ?? '',
      description: d?.description ?? '',
      retired: d?.retired ?? false,
    };
  }

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      const { reason, retired, range, ...place } = this.form().value();
      const work = this.isNew()
        ? this.#api.addDestination({ ...place, range: range as DestinationInput['range'] })
        : this.#api.changeDestination(this.id() ?? '', {
            ...changedOf(this.#draft(), { ...place, retired }),
            reason: reason.trim(),
          });
      await firstValueFrom(work);
    });
    if (done) await this.#router.navigate(['/places']);
  }
}
