// The catalogue: where launches start and where they go.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DestinationCatalogue, SpaceportCatalogue } from '@astro/api';
import { adminUrl } from '@astro/api';
import { Loaded, LoadedValue, RANGE_NAMES, countries } from '@astro/ui';
import { PageHead } from '@astro/working';

@Component({
  selector: 'app-places',
  imports: [Loaded, LoadedValue, PageHead, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './places.html',
})
export class Places {
  readonly spaceports = httpResource<SpaceportCatalogue>(() => adminUrl('/spaceports'));
  readonly destinations = httpResource<DestinationCatalogue>(() => adminUrl('/destinations'));
  readonly ranges = RANGE_NAMES;

  country(code: string): string {
    return countries().find((c) => c.code === code)?.name ?? code;
  }
}
