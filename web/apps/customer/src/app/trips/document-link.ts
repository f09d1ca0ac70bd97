// Downloads an invoice or credit note.
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { CustomerApi } from '@astro/api';
import { FileButton } from '@astro/ui';

@Component({
  selector: 'app-document-link',
  imports: [FileButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-file-button [name]="number() + '.pdf'" [file]="file"
      >{{ kind() === 'credit-note' ? 'Credit note' : 'Invoice' }}
      {{ number() }} (PDF)</ab-file-button
    >
  `,
})
export class DocumentLink {
  readonly #api = inject(CustomerApi);
  readonly number = input.required<string>();
  readonly kind = input.required<string>();
  readonly file = () => this.#api.documentFile(this.number());
}
