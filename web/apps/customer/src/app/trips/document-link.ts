// Downloads an invoice or credit note. The file needs the session's token, so a plain link would not do.
import { ChangeDetectionStrategy, Component, DOCUMENT, inject, input } from '@angular/core';
import { CustomerApi } from '@astro/api';
import { Action } from '@astro/ui';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-document-link',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" class="link" [attr.aria-busy]="action.busy()" (click)="download()">
      {{ kind() === 'credit-note' ? 'Credit note' : 'Invoice' }} {{ number() }} (PDF)
    </button>
    @if (action.problem(); as problem) {
      <p class="error" role="alert">{{ problem.detail }}</p>
    }
  `,
})
export class DocumentLink {
  readonly #api = inject(CustomerApi);
  readonly #doc = inject(DOCUMENT);
  readonly number = input.required<string>();
  readonly kind = input.required<string>();
  readonly action = new Action();

  async download(): Promise<void> {
    await this.action.run(async () => {
      const file = await firstValueFrom(this.#api.documentFile(this.number()));
      const url = URL.createObjectURL(file);
      const link = this.#doc.createElement('a');
      link.href = url;
      link.download = `${this.number()}.pdf`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    });
  }
}
