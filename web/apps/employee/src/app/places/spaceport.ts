// Add a spaceport, change it, or retire it: no new launch starts there then.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { FormField, applyWhen, form, required } from '@angular/forms/signals';
import { Router } from '@angular/router';
import type { SpaceportCatalogue } from '@astro/api';
import { PlacesApi, adminUrl } from '@astro/api';
import {
  Field,
  FieldControl,
  FormStatus,
  Loaded,
  LoadedValue,
  Submission,
  countries,
  reasonRules,
} from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import { changedOf } from '../people/changed';

@Component({
  selector: 'app-spaceport',
  imports: [Field, FieldControl, FormField, FormStatus, Loaded, LoadedValue, PageHead],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-loaded>
      <ng-template abValue [of]="all">
        <ab-page-head
          [heading]="isNew() ? 'Add a spaceport' : (place()?.name ?? 'Spaceport')"
          up="/places"
          upLabel="Places"
        />
        <ab-form-status [form]="form" [submission]="submission" />
        <form class="form" novalidate (submit)="send($event)">
          <ab-field label="Name">
            <input autocomplete="off" [formField]="form.name" />
          </ab-field>
          <ab-field label="Country">
            <select [formField]="form.country">
              <option value="">Choose</option>
              @for (c of countries; track c.code) {
                <option [value]="c.code">{{ c.name }}</option>
              }
            </select>
          </ab-field>
          <ab-field label="Time zone" hint="Such as Europe/Lisbon">
            <input autocomplete="off" [formField]="form.timeZone" />
          </ab-field>
          @if (!isNew()) {
            <label class="check">
              <input type="checkbox" [formField]="form.retired" />
              Retired: no new launch starts here
            </label>
            <ab-field label="Why" hint="For colleagues, kept in the audit">
              <input autocomplete="off" [formField]="form.reason" />
            </ab-field>
          }
          <button class="button" [attr.aria-busy]="submission.busy()">Save spaceport</button>
        </form>
      </ng-template>
    </ab-loaded>
  `,
})
export class Spaceport {
  readonly #api = inject(PlacesApi);
  readonly #router = inject(Router);
  readonly id = input<string>();
  readonly all = httpResource<SpaceportCatalogue>(() => adminUrl('/spaceports'));
  readonly isNew = computed(() => !this.id());
  readonly place = computed(() =>
    this.all.hasValue() ? this.all.value().items.find((p) => p.id === this.id()) : undefined,
  );
  readonly countries = countries();
  readonly submission = new Submission();
  readonly form = form(
    linkedSignal(() => ({ ...this.#draft(), reason: '' })),
    (path) => {
      required(path.name, { message: 'Enter the name.' });
      required(path.country, { message: 'Choose the country.' });
      required(path.timeZone, { message: 'Enter the time zone.' });
      applyWhen(
        path,
        () => !this.isNew(),
        (edited) => {
          reasonRules(edited.reason);
        },
      );
    },
    { name: 'spaceport' },
  );

  #draft() {
    const p = this.place();
    return {
      name: p?.name ?? '',
      country: p?.country ?? '',
      timeZone: p?.timeZone ?? '',
      retired: p?.retired ?? false,
    };
  }

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      const { reason, retired, ...place } = this.form().value();
      const work = this.isNew()
        ? this.#api.addSpaceport(place)
        : this.#api.changeSpaceport(this.id() ?? '', {
            ...changedOf(this.#draft(), { ...place, retired }),
            reason: reason.trim(),
          });
      await firstValueFrom(work);
    });
    if (done) await this.#router.navigate(['/places']);
  }
}
