// One launch: date, price, seats left, refund dates, rocket, and the way to book it.
import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LaunchDetail } from '@astro/api';
import { Orbit, formatLocal } from '@astro/ui';
import { Seo } from '../shell/seo';
import { launchView, pageDescription, pageTitle } from './launch-view';

@Component({
  selector: 'app-launch',
  imports: [RouterLink, Orbit],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './launch.html',
})
export class Launch {
  readonly launch = input.required<LaunchDetail>();
  readonly view = computed(() => launchView(this.launch()));

  /** The only text the server does not write: it has no time zones. */
  readonly local = computed(() => {
    const l = this.launch();
    return `${formatLocal(l.departsAt, l.spaceport.timeZone)} at ${l.spaceport.name}`;
  });

  constructor() {
    const seo = inject(Seo);
    effect(() => {
      const v = this.view();
      seo.set({
        title: pageTitle(v),
        description: pageDescription(v),
        path: `/launches/${v.slug}`,
      });
    });
  }
}
