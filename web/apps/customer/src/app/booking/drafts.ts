// What was typed and not yet sent, kept for this tab by launch, so that neither a reload, nor the Back
// button, nor an ended hold loses it. Also the key of a hold whose answer has not come.
import { DOCUMENT, Injectable, inject } from '@angular/core';
import type { HoldRequest, PassengerInput } from '@astro/api';

interface PendingHold {
  key: string;
  request: string;
}

@Injectable({ providedIn: 'root' })
export class Drafts {
  readonly #store = inject(DOCUMENT).defaultView?.sessionStorage;

  passengers(launchId: string): PassengerInput[] {
    return this.#read<PassengerInput[]>(`ab-passengers-${launchId}`) ?? [];
  }

  keepPassengers(launchId: string, passengers: PassengerInput[]): void {
    this.#write(`ab-passengers-${launchId}`, passengers);
  }

  /** The same request keeps its key until it is answered, so that it can never hold twice. */
  holdKey(request: HoldRequest): string {
    const name = `ab-hold-${request.launchId}`;
    const text = JSON.stringify(request);
    const kept = this.#read<PendingHold>(name);
    if (kept?.request === text) return kept.key;
    const key = crypto.randomUUID();
    this.#write(name, { key, request: text });
    return key;
  }

  holdAnswered(launchId: string): void {
    this.#store?.removeItem(`ab-hold-${launchId}`);
  }

  /** One key for each attempt to pay: a double submit is one charge. */
  paymentKey(bookingId: string, attempt: number): string {
    return `${bookingId.slice(2)}-pay-${attempt}`;
  }

  done(launchId: string): void {
    this.#store?.removeItem(`ab-passengers-${launchId}`);
    this.holdAnswered(launchId);
  }

  /** Signing out leaves nobody's passengers behind on a machine that others use. */
  forgetAll(): void {
    const names = Object.keys(this.#store ?? {}).filter((name) => name.startsWith('ab-'));
    for (const name of names) this.#store?.removeItem(name);
  }

  #read<T>(name: string): T | undefined {
    const text = this.#store?.getItem(name);
    return text ? (JSON.parse(text) as T) : undefined;
  }

  #write(name: string, value: unknown): void {
    this.#store?.setItem(name, JSON.stringify(value));
  }
}
