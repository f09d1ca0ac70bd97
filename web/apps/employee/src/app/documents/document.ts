// One document: what it asks for and why, what became of its money; as PDF, as XML for bookkeeping,
// and once more by e-mail.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FinancialDocumentDetail } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import { Action, FileButton, Loaded, LoadedValue, ProblemNotice, Status, TEXT } from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import { DOCUMENT_KINDS } from './document-words';

@Component({
  selector: 'app-document',
  imports: [...TEXT, FileButton, Loaded, LoadedValue, PageHead, ProblemNotice, RouterLink, Status],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './document.html',
})
export class Document {
  readonly #api = inject(AdminApi);
  readonly number = input.required<string>();
  readonly document = httpResource<FinancialDocumentDetail>(() =>
    adminUrl('/documents/{number}', { number: this.number() }),
  );
  readonly kinds = DOCUMENT_KINDS;
  readonly action = new Action();
  readonly mailed = signal('');
  /** A double click sends it once; when it was sent it may be sent again. */
  readonly #key = linkedSignal({ source: this.mailed, computation: () => crypto.randomUUID() });

  readonly pdf = () => this.#api.documentFile(this.number());
  readonly xml = () => this.#api.documentXml(this.number());

  async mail(): Promise<void> {
    await this.action.run(async () => {
      const { recipients } = await firstValueFrom(
        this.#api.mailDocument(this.number(), this.#key()),
      );
      const now = new Date().toISOString().slice(11, 19);
      this.mailed.set(`On its way to ${recipients.join(', ')} (${now} UTC).`);
    });
  }
}
