// Title, description and address of the public pages, as the server writes them.
import { DOCUMENT, Injectable, inject } from '@angular/core';
import { Meta } from '@angular/platform-browser';
import { PageTitle } from '@astro/ui';

export interface PageFacts {
  title: string;
  description: string;
  path: string;
}

@Injectable({ providedIn: 'root' })
export class Seo {
  readonly #title = inject(PageTitle);
  readonly #meta = inject(Meta);
  readonly #doc = inject(DOCUMENT);

  set(page: PageFacts): void {
    this.#title.set(page.title);
    this.#meta.updateTag({ name: 'description', content: page.description });
    let link = this.#doc.head.querySelector<HTMLLinkElement>('link[rel=canonical]');
    if (!link) {
      link = this.#doc.createElement('link');
      link.rel = 'canonical';
      this.#doc.head.append(link);
    }
    link.href = new URL(page.path, this.#doc.baseURI).href;
  }
}
