// One rocket: what travellers read of it, what flies on it, and retiring it.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdminLaunchPage, Rocket } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import {
  Action,
  Loaded,
  LoadedValue,
  Orbit,
  PageTitle,
  ProblemNotice,
  RANGE_NAMES,
  Status,
  TEXT,
  plural,
} from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import { PicturePanel } from '../pictures/picture-panel';

@Component({
  selector: 'app-rocket-page',
  imports: [
    ...TEXT,
    Loaded,
    LoadedValue,
    Orbit,
    PageHead,
    PicturePanel,
    ProblemNotice,
    RouterLink,
    Status,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rocket-page.html',
})
export class RocketPage {
  readonly #api = inject(AdminApi);
  readonly id = input.required<string>();
  readonly rocket = httpResource<Rocket>(() => adminUrl('/rockets/{id}', { id: this.id() }));
  readonly launches = httpResource<AdminLaunchPage>(() => ({
    url: adminUrl('/launches'),
    params: { rocket: this.id(), sort: '-departure', limit: '10' },
  }));
  readonly action = new Action();
  readonly told = signal('');
  readonly putPicture = (data: string) => this.#api.putRocketPicture(this.id(), data);
  readonly dropPicture = () => this.#api.dropRocketPicture(this.id());
  readonly ranges = RANGE_NAMES;
  readonly more = computed(() => {
    if (!this.launches.hasValue()) return '';
    const { items, total } = this.launches.value();
    return total > items.length ? `All ${plural(total, 'launch', 'launches')}` : '';
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      if (this.rocket.hasValue()) title.set(this.rocket.value().name);
    });
  }

  inUse(rocket: Rocket): string {
    const n = rocket.upcoming?.launches ?? 0;
    return n === 0 ? '' : plural(n, 'launch to come flies', 'launches to come fly');
  }

  async retire(rocket: Rocket, retired: boolean): Promise<void> {
    this.told.set('');
    const done = await this.action.run(async () => {
      await firstValueFrom(this.#api.editRocket(rocket.id, { version: rocket.version, retired }));
    });
    if (done) {
      this.told.set(retired ? 'Retired. No new launch is offered on it.' : 'It flies again.');
    }
    this.rocket.reload();
  }
}
