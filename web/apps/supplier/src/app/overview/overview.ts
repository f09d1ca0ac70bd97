// What a supplier looks at first: how its launches sell, what waits for it, and what departs next.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdminLaunch, SupplierOverview } from '@astro/api';
import { adminUrl } from '@astro/api';
import { ServerClock } from '@astro/session';
import { FillMeter, Loaded, LoadedValue, Status, TEXT, plural } from '@astro/ui';
import { PageHead } from '@astro/working';
import type { ToDo, ToDoWords } from './to-do-words';
import { toDoWords } from './to-do-words';

@Component({
  selector: 'app-overview',
  imports: [...TEXT, FillMeter, Loaded, LoadedValue, PageHead, RouterLink, Status],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './overview.html',
})
export class Overview {
  readonly #clock = inject(ServerClock);
  readonly overview = httpResource<SupplierOverview>(() => adminUrl('/supplier/overview'));
  readonly plural = plural;

  words(t: ToDo): ToDoWords {
    return toDoWords(t, this.#clock.now());
  }

  fill(figures: SupplierOverview['figures']): number {
    return figures.seats === 0 ? 0 : Math.floor((figures.sold * 100) / figures.seats);
  }

  line(l: AdminLaunch): number {
    return Math.ceil((l.goNoGo.neededSeats / l.capacity) * 100);
  }
}
