// Names a launch by its id, with a way to its page.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LaunchDetail } from '@astro/api';
import { customerUrl } from '@astro/api';
import { TEXT } from '@astro/ui';

@Component({
  selector: 'app-launch-name',
  imports: [...TEXT, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (launch.hasValue()) {
      @let l = launch.value();
      <a [routerLink]="['/launches', l.slug]">{{ l.destination.name }}, {{ l.departsAt | day }}</a>
      <span class="soft">{{ l.rocket.name }}</span>
    } @else {
      <span class="soft">A launch</span>
    }
  `,
})
export class LaunchName {
  readonly id = input.required<string>();
  readonly launch = httpResource<LaunchDetail>(() =>
    customerUrl('/launches/{idOrSlug}', { idOrSlug: this.id() }),
  );
}
