// The server's clock. Holds end by the server's time, not by that of a visitor's machine, so every
// answer's Date header corrects how far apart the two are.
import type { HttpInterceptorFn } from '@angular/common/http';
import { HttpResponse } from '@angular/common/http';
import { Injectable, inject, signal } from '@angular/core';
import { tap } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class ServerClock {
  readonly #offset = signal(0);

  /** Milliseconds since 1970 on the server, as well as we know. */
  now(): number {
    return Date.now() + this.#offset();
  }

  /** The header counts whole seconds; differences below that are noise. */
  learn(date: string | null): void {
    const at = date === null ? NaN : Date.parse(date);
    if (Number.isNaN(at)) return;
    const offset = at + 500 - Date.now();
    if (Math.abs(offset - this.#offset()) > 1500) this.#offset.set(offset);
  }
}

export const serverClockInterceptor: HttpInterceptorFn = (request, next) => {
  const clock = inject(ServerClock);
  return next(request).pipe(
    tap((event) => {
      if (event instanceof HttpResponse) clock.learn(event.headers.get('Date'));
    }),
  );
};
