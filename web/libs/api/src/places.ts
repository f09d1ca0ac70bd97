// Thin typed client of the catalogue of spaceports and destinations.
import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { adminUrl } from './admin';
import type { components } from './generated/admin';

type Schemas = components['schemas'];

export type SpaceportCatalogue = Schemas['SpaceportCatalogue'];
export type SpaceportEntry = Schemas['SpaceportEntry'];
export type SpaceportInput = Schemas['NewSpaceport'];
export type SpaceportPatch = Schemas['SpaceportEdit'];
export type DestinationCatalogue = Schemas['DestinationCatalogue'];
export type DestinationEntry = Schemas['DestinationEntry'];
export type DestinationInput = Schemas['NewDestination'];
export type DestinationPatch = Schemas['DestinationEdit'];

@Injectable({ providedIn: 'root' })
export class PlacesApi {
  readonly #http = inject(HttpClient);

  addSpaceport(place: SpaceportInput): Observable<unknown> {
    return this.#http.post(adminUrl('/spaceports'), place);
  }

  changeSpaceport(id: string, patch: SpaceportPatch): Observable<unknown> {
    return this.#http.patch(adminUrl('/spaceports/{id}', { id }), patch);
  }

  addDestination(place: DestinationInput): Observable<unknown> {
    return this.#http.post(adminUrl('/destinations'), place);
  }

  changeDestination(id: string, patch: DestinationPatch): Observable<unknown> {
    return this.#http.patch(adminUrl('/destinations/{id}', { id }), patch);
  }
}
