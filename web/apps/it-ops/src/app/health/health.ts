// Every process and what it depends on, asked again every five seconds.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, DestroyRef, inject } from '@angular/core';
import type { Health } from '@astro/api';
import { coreUrl } from '@astro/api';
import { Loaded, LoadedValue, Status } from '@astro/ui';
import { PageHead } from '@astro/working';

const EVERY_MS = 5000;

@Component({
  selector: 'app-health',
  imports: [Loaded, LoadedValue, PageHead, Status],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './health.html',
})
export class HealthPage {
  readonly health = httpResource<Health>(() => coreUrl('/health'));

  /** Tenths of a millisecond, as even a local answer takes some. */
  took(milliseconds: number | null): string {
    return milliseconds === null ? '–' : `${milliseconds.toFixed(1)} ms`;
  }

  constructor() {
    const timer = setInterval(() => this.health.reload(), EVERY_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
