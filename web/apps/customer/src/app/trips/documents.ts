// All invoices and credit notes of the customer.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CustomerDocument, List } from '@astro/api';
import { customerUrl } from '@astro/api';
import { Loaded, LoadedValue, Status, TEXT } from '@astro/ui';
import { DocumentLink } from './document-link';

@Component({
  selector: 'app-documents',
  imports: [...TEXT, DocumentLink, Loaded, LoadedValue, RouterLink, Status],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './documents.html',
})
export class Documents {
  readonly list = httpResource<List<CustomerDocument>>(() => customerUrl('/documents'));
}
