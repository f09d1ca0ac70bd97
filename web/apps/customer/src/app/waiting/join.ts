// Join the waiting list of a full launch.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { LaunchDetail } from '@astro/api';
import { CustomerApi, customerUrl } from '@astro/api';
import { Action, Loaded, LoadedValue, ProblemNotice, TEXT } from '@astro/ui';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-join-waiting-list',
  imports: [...TEXT, Loaded, LoadedValue, ProblemNotice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './join.html',
})
export class JoinWaitingList {
  readonly #api = inject(CustomerApi);
  readonly #router = inject(Router);
  readonly launchId = input.required<string>();
  readonly launch = httpResource<LaunchDetail>(() =>
    customerUrl('/launches/{idOrSlug}', { idOrSlug: this.launchId() }),
  );
  readonly action = new Action();
  readonly choices = [1, 2, 3, 4] as const;
  readonly seats = signal(1);
  readonly all = signal(true);

  async join(event: Event, launch: LaunchDetail): Promise<void> {
    event.preventDefault();
    const done = await this.action.run(async () => {
      const wish = { seats: this.seats(), all: this.all() };
      await firstValueFrom(this.#api.joinWaitingList(launch.id, wish));
    });
    if (done) await this.#router.navigate(['/waiting-list']);
  }
}
