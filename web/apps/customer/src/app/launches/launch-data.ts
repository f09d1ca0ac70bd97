// Resolvers of the public pages: embedded data first, the API otherwise.
import { Injectable, inject } from '@angular/core';
import type { Params, ResolveFn } from '@angular/router';
import type { Destination, LaunchDetail, LaunchList, LaunchQuery, Spaceport } from '@astro/api';
import { CustomerApi } from '@astro/api';
import type { Observable } from 'rxjs';
import { of, shareReplay } from 'rxjs';
import { PageData } from '../shell/page-data';

export const HOME_LAUNCHES = 6;
export const PAGE_LAUNCHES = 24;

export const QUERY_NAMES = [
  'q',
  'range',
  'destination',
  'spaceport',
  'supplier',
  'from',
  'to',
  'maxPriceCents',
  'seats',
  'includeSoldOut',
  'sort',
  'cursor',
] as const;

/** The page's query, which is the API's own; names that are not ours are left out. */
export function launchQuery(params: Params): LaunchQuery {
  const query: Record<string, string> = {};
  for (const name of QUERY_NAMES) {
    const value: unknown = params[name];
    if (typeof value === 'string' && value !== '') query[name] = value;
  }
  return query;
}

/** Places change rarely: asked for once a visit. */
@Injectable({ providedIn: 'root' })
export class Places {
  readonly #api = inject(CustomerApi);
  readonly #data = inject(PageData);
  readonly destinations = this.#once(
    this.#data.take<{ items: Destination[] }>('destinations'),
    () => this.#api.destinations(),
  );
  readonly spaceports = this.#once(this.#data.take<{ items: Spaceport[] }>('spaceports'), () =>
    this.#api.spaceports(),
  );

  #once<T>(given: { items: T[] } | undefined, ask: () => Observable<{ items: T[] }>) {
    return given ? of(given) : ask().pipe(shareReplay(1));
  }
}

export const homeResolver: ResolveFn<LaunchList> = () => {
  const given = inject(PageData).take<LaunchList>('launches');
  return given ? of(given) : inject(CustomerApi).launches({ limit: String(HOME_LAUNCHES) });
};

export const launchesResolver: ResolveFn<LaunchList> = (route) => {
  const given = inject(PageData).take<LaunchList>('launches');
  if (given) return of(given);
  const query = { ...launchQuery(route.queryParams), limit: String(PAGE_LAUNCHES) };
  return inject(CustomerApi).launches(query);
};

export const destinationsResolver: ResolveFn<{ items: Destination[] }> = () =>
  inject(Places).destinations;

export const spaceportsResolver: ResolveFn<{ items: Spaceport[] }> = () =>
  inject(Places).spaceports;

export const launchResolver: ResolveFn<LaunchDetail> = (route) => {
  const given = inject(PageData).take<LaunchDetail>('launch');
  return given ? of(given) : inject(CustomerApi).launch(route.params['slug'] as string);
};
