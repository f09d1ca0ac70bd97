// Invoices and credit notes of everybody.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FinancialDocumentPage } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import { FileButton, Loaded, LoadedValue, Status, TEXT, foundText } from '@astro/ui';
import { ListFilter, ListPager, ListQuery, PageHead } from '@astro/working';
import type { Observable } from 'rxjs';
import { DOCUMENT_KINDS } from './document-words';

@Component({
  selector: 'app-documents',
  imports: [
    ...TEXT,
    FileButton,
    ListFilter,
    ListPager,
    Loaded,
    LoadedValue,
    PageHead,
    RouterLink,
    Status,
  ],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './documents.html',
})
export class Documents {
  readonly #api = inject(AdminApi);
  readonly query = inject(ListQuery);
  readonly kinds = DOCUMENT_KINDS;
  readonly page = httpResource<FinancialDocumentPage>(() => ({
    url: adminUrl('/documents'),
    params: this.query.all(),
  }));

  count(page: FinancialDocumentPage): string {
    return foundText(page.total, 'document');
  }

  file(number: string): () => Observable<Blob> {
    return () => this.#api.documentFile(number);
  }
}
