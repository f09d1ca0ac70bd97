// Landing page: search, the next launches, the three ranges and what a traveller can rely on.
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { LaunchList, Range } from '@astro/api';
import { queryOf } from '@astro/api';
import { Orbit, formatNumber } from '@astro/ui';
import { LaunchCard } from '../launches/launch-card';
import { cardView } from '../launches/launch-view';
import { Seo } from '../shell/seo';

@Component({
  selector: 'app-home',
  imports: [RouterLink, LaunchCard, Orbit],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './home.html',
})
export class Home {
  readonly #router = inject(Router);
  readonly list = input.required<LaunchList>();
  readonly launches = computed(() => this.list().items.map((l) => cardView(l, this.list().asOf)));
  readonly allText = computed(() => {
    const total = this.list().total;
    return total > 1 ? `See all ${formatNumber(total)} launches` : 'See all launches';
  });

  readonly ranges: { range: Range; name: string; text: string }[] = [
    {
      range: 'suborbital',
      name: 'Suborbital',
      text: 'Up past the edge of the sky and home again the same day, with minutes of weightlessness at the top.',
    },
    {
      range: 'low-earth-orbit',
      name: 'Low Earth orbit',
      text: 'Sixteen sunrises a day. Stay at a station or circle the planet before you come down.',
    },
    {
      range: 'interplanetary',
      name: 'Interplanetary',
      text: 'Leave orbit for the Moon and the planets, on a transfer that takes its time.',
    },
  ];

  constructor() {
    inject(Seo).set({
      title: 'Seats on the next space launches',
      description:
        'Find a space launch, see the price, the seats left and the refund dates, hold your seats and pay once.',
      path: '/',
    });
  }

  find(event: Event, range: string, from: string, seats: string): void {
    event.preventDefault();
    void this.#router.navigate(['/launches'], { queryParams: queryOf({ range, from, seats }) });
  }
}
