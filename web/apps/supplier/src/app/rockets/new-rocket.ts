// Add a rocket.
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormField, form, pattern, required } from '@angular/forms/signals';
import { Router } from '@angular/router';
import type { Range } from '@astro/api';
import { AdminApi } from '@astro/api';
import { Field, FieldControl, FormStatus, RANGE_NAMES, Submission } from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import { specificationsOf } from './specifications';

@Component({
  selector: 'app-new-rocket',
  imports: [Field, FieldControl, FormField, FormStatus, PageHead],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-rocket.html',
})
export class NewRocket {
  readonly #api = inject(AdminApi);
  readonly #router = inject(Router);
  readonly submission = new Submission();
  readonly ranges = Object.entries(RANGE_NAMES).map(([value, label]) => ({ value, label }));
  readonly #model = signal({
    name: '',
    description: '',
    range: '',
    capacity: '',
    specifications: '',
  });
  readonly form = form(
    this.#model,
    (path) => {
      required(path.name, { message: 'Enter the name of the rocket.' });
      required(path.description, { message: 'Describe it in a sentence or two.' });
      required(path.range, { message: 'Choose how far it flies.' });
      required(path.capacity, { message: 'Enter the number of seats.' });
      pattern(path.capacity, /^[1-9]\d{0,2}$/, { message: 'Enter a number of seats, 1 to 500.' });
    },
    { name: 'rocket' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      const { name, description, range, capacity, specifications } = this.#model();
      await firstValueFrom(
        this.#api.createRocket({
          name: name.trim(),
          description: description.trim(),
          range: range as Range,
          capacity: Number(capacity),
          specifications: specificationsOf(specifications),
        }),
      );
    });
    if (done) await this.#router.navigate(['/rockets']);
  }
}
