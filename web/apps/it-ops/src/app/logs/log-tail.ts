// The live tail: every two seconds what was logged since, put before the page that was read. It moves
// neither scroll nor focus, and says when it cannot follow.
import { HttpClient } from '@angular/common/http';
import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { LogEntry, LogPage, Problem } from '@astro/api';
import { coreUrl, problemOf } from '@astro/api';
import { firstValueFrom } from 'rxjs';

const PAUSE_MS = 2_000;
const MOST_SHOWN = 500;
const LONG_AGO = '1970-01-01T00:00:00.000Z';

@Injectable()
export class LogTail {
  readonly #http = inject(HttpClient);
  readonly live = signal(false);
  /** What has come since, newest first. */
  readonly fresh = signal<LogEntry[]>([]);
  readonly problem = signal<Problem | null>(null);
  #search: Record<string, string> = {};
  #since = LONG_AGO;
  #seen = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.pause();
    });
  }

  /** `page` is what is shown already. */
  follow(search: Record<string, string>, page: LogEntry[]): void {
    const { cursor: _, order: __, ...rest } = search;
    this.#search = rest;
    this.#since = page[0]?.at ?? LONG_AGO;
    this.#seen = new Set(page.map((entry) => entry.id));
    this.fresh.set([]);
    this.live.set(true);
    void this.#look();
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.live.set(false);
  }

  forget(): void {
    this.pause();
    this.fresh.set([]);
    this.problem.set(null);
  }

  async #look(): Promise<void> {
    try {
      const params = { ...this.#search, from: this.#since, order: 'asc', limit: 200 };
      const page = await firstValueFrom(this.#http.get<LogPage>(coreUrl('/logs'), { params }));
      this.problem.set(null);
      if (this.live()) this.#take(page.items);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
    if (this.live()) this.#timer = setTimeout(() => void this.#look(), PAUSE_MS);
  }

  #take(entries: LogEntry[]): void {
    const fresh = entries.filter((entry) => !this.#seen.has(entry.id));
    for (const entry of fresh) this.#seen.add(entry.id);
    this.#since = fresh.at(-1)?.at ?? this.#since;
    if (fresh.length > 0)
      this.fresh.update((shown) => [...fresh.reverse(), ...shown].slice(0, MOST_SHOWN));
  }
}
