// A supplier as travellers see it: who it is, what it has on sale, what it flies, what those say who
// have flown.
import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PublicSupplier } from '@astro/api';
import { LaunchCard } from '../launches/launch-card';
import { Seo } from '../shell/seo';
import { supplierDescription, supplierView } from './supplier-view';

@Component({
  selector: 'app-supplier',
  imports: [LaunchCard, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './supplier.html',
})
export class Supplier {
  readonly supplier = input.required<PublicSupplier>();
  /** Where in the list of reviews this page is; absent: at the newest. */
  readonly cursor = input<string>();
  readonly later = computed(() => (this.cursor() ?? '') !== '');
  readonly view = computed(() => supplierView(this.supplier()));

  constructor() {
    const seo = inject(Seo);
    effect(() => {
      const v = this.view();
      seo.set({
        title: v.name,
        description: supplierDescription(v),
        path: `/suppliers/${v.slug}`,
      });
    });
  }
}
