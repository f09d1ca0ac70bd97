// A legal address as it is written on a letter; without one, that it is missing.
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Address } from '@astro/api';
import { countries } from '@astro/ui';

@Component({
  selector: 'app-address-lines',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (line of lines(); track $index) {
      <span>{{ line }}</span><br />
    } @empty {
      <span class="soft">Not given yet</span>
    }
  `,
})
export class AddressLines {
  readonly address = input.required<Address | null>();
  readonly lines = computed(() => {
    const a = this.address();
    if (!a) return [];
    const country = countries().find((c) => c.code === a.country)?.name ?? a.country;
    const all = [a.line1, a.line2, `${a.postalCode} ${a.city}`, a.region, country];
    return all.filter((line): line is string => !!line && line.trim() !== '');
  });
}
