// The customer's places on waiting lists, and seats that are offered.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { List, WaitingPlace } from '@astro/api';
import { CustomerApi, customerUrl } from '@astro/api';
import { Action, Loaded, LoadedValue, ProblemNotice, TEXT, plural } from '@astro/ui';
import { firstValueFrom } from 'rxjs';
import { LaunchName } from './launch-name';

@Component({
  selector: 'app-waiting-list',
  imports: [...TEXT, LaunchName, Loaded, LoadedValue, ProblemNotice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './waiting-list.html',
})
export class WaitingList {
  readonly #api = inject(CustomerApi);
  readonly list = httpResource<List<WaitingPlace>>(() => customerUrl('/waiting-list'));
  readonly action = new Action();

  seats(place: WaitingPlace): string {
    const n = plural(place.seats, 'seat');
    return place.all || place.seats === 1 ? n : `up to ${n}`;
  }

  async leave(place: WaitingPlace): Promise<void> {
    await this.action.run(async () => {
      await firstValueFrom(this.#api.leaveWaitingList(place.id));
      this.list.reload();
    });
  }

  async decline(place: WaitingPlace): Promise<void> {
    await this.action.run(async () => {
      await firstValueFrom(this.#api.declineOffer(place.id));
      this.list.reload();
    });
  }
}
