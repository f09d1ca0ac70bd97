// One launch in a list: date, destination, rocket, price, seats left and VIP mark in one glance.
import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Orbit } from '@astro/ui';
import type { CardView } from './launch-view';

@Component({
  // The list item itself is the card, so that the list stays a plain list.
  // eslint-disable-next-line @angular-eslint/component-selector
  selector: 'li[appLaunchCard]',
  imports: [RouterLink, Orbit],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'card' },
  templateUrl: './launch-card.html',
})
export class LaunchCard {
  readonly launch = input.required<CardView>({ alias: 'appLaunchCard' });
}
