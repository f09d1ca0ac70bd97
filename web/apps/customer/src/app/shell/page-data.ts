// Data the server wrote into the page for its own address: used once, by the first navigation, so
// that the first render needs no request.
import { DOCUMENT, Injectable, inject } from '@angular/core';

@Injectable({ providedIn: 'root' })
export class PageData {
  readonly #data = readPageData(inject(DOCUMENT));

  take<T>(name: string): T | undefined {
    const value = this.#data[name] as T | undefined;
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
    delete this.#data[name];
    return value;
  }
}

export function readPageData(doc: Document): Record<string, unknown> {
  const script = doc.getElementById('ab-data');
  if (!script?.textContent) return {};
  script.remove();
  return JSON.parse(script.textContent) as Record<string, unknown>;
}
