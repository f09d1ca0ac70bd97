// The orbit glyph of a range, from the sprite that the build puts into every index.html.
import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Range } from '@astro/api';

@Component({
  selector: 'ab-orbit',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'orbit' },
  template: `<svg aria-hidden="true" width="48" height="48">
    <use [attr.href]="'#orbit-' + range()" />
  </svg>`,
})
export class Orbit {
  readonly range = input.required<Range>();
}

export const RANGE_NAMES: Record<Range, string> = {
  suborbital: 'Suborbital',
  'low-earth-orbit': 'Low Earth orbit',
  interplanetary: 'Interplanetary',
};
