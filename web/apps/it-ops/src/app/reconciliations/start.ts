// Start a reconciliation: of everything, of one side, or of given bookings and launches.
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormField, form, validate } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { CoreApi } from '@astro/api';
import { Field, FieldControl, FormStatus, Submission } from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';

const MOST_IDS = 500;

type Scope = 'all' | 'bookings' | 'launches' | 'ids';

export function idsOf(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((id) => id !== ''))];
}

@Component({
  selector: 'app-start-reconciliation',
  imports: [Field, FieldControl, FormField, FormStatus, PageHead],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-page-head
      heading="Start a reconciliation"
      sub="Both sides are compared. What differs twice is mended by the same rules as every day."
      up="/reconciliations"
      upLabel="Reconciliation"
    />
    <ab-form-status [form]="form" [submission]="submission" />
    <form class="form" novalidate (submit)="send($event)">
      <ab-field label="What to compare">
        <select [formField]="form.scope">
          <option value="all">Everything</option>
          <option value="bookings">Bookings and their rows</option>
          <option value="launches">Launches and their seats</option>
          <option value="ids">Given bookings and launches</option>
        </select>
      </ab-field>
      @if (form.scope().value() === 'ids') {
        <ab-field label="Ids" hint="At most 500, apart by spaces, commas or lines">
          <textarea rows="5" class="mono" [formField]="form.ids"></textarea>
        </ab-field>
      }
      <button class="button" [attr.aria-busy]="submission.busy()">Start</button>
    </form>
  `,
})
export class StartReconciliation {
  readonly #api = inject(CoreApi);
  readonly #router = inject(Router);
  readonly submission = new Submission();
  readonly form = form(
    signal<{ scope: Scope; ids: string }>({ scope: 'all', ids: '' }),
    (path) => {
      validate(path.ids, ({ value, valueOf }) => {
        if (valueOf(path.scope) !== 'ids') return undefined;
        const count = idsOf(value()).length;
        if (count === 0) return { kind: 'required', message: 'Give at least one id.' };
        return count > MOST_IDS ? { kind: 'max', message: 'Give at most 500 ids.' } : undefined;
      });
    },
    { name: 'reconcile' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    let id = '';
    const done = await this.submission.run(this.form, async () => {
      const { scope, ids } = this.form().value();
      const asked = scope === 'ids' ? { scope: 'all' as const, ids: idsOf(ids) } : { scope };
      id = (await firstValueFrom(this.#api.reconcile(asked))).id;
    });
    if (done) await this.#router.navigate(['/reconciliations', id]);
  }
}
