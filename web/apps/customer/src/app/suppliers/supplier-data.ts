// Resolver of the supplier's page: embedded data first, the API otherwise.
import { inject } from '@angular/core';
import type { ResolveFn } from '@angular/router';
import type { PublicSupplier } from '@astro/api';
import { CustomerApi } from '@astro/api';
import { of } from 'rxjs';
import { PageData } from '../shell/page-data';

export const supplierResolver: ResolveFn<PublicSupplier> = (route) => {
  const given = inject(PageData).take<PublicSupplier>('supplier');
  const cursor = route.queryParams['cursor'] as string | undefined;
  return given ? of(given) : inject(CustomerApi).supplier(route.params['slug'] as string, cursor);
};
