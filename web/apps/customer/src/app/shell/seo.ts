// Title, description and address of the public pages, as the server writes them.
import { DOCUMENT, Injectable, inject } from '@angular/core';
import { Meta } from '@angular/platform-browser';
import { AT, LANGUAGE, OTHER_LANGUAGES } from '@astro/language';
import { PageTitle } from '@astro/ui';

export interface PageFacts {
  title: string;
  description: string;
  /** Without what names the language. */
  path: string;
}

/** For who speaks none of ours. */
const DEFAULT = { code: 'x-default', at: '' };

@Injectable({ providedIn: 'root' })
export class Seo {
  readonly #title = inject(PageTitle);
  readonly #meta = inject(Meta);
  readonly #doc = inject(DOCUMENT);

  set(page: PageFacts): void {
    this.#title.set(page.title);
    this.#meta.updateTag({ name: 'description', content: page.description });
    for (const link of this.#doc.querySelectorAll('link:is([rel=canonical],[rel=alternate])')) {
      link.remove();
    }
    this.#link('canonical', AT + page.path);
    for (const { code, at } of [{ code: LANGUAGE, at: AT }, ...OTHER_LANGUAGES, DEFAULT]) {
      this.#link('alternate', at + page.path, code);
    }
  }

  #link(rel: string, path: string, language = ''): void {
    const link = this.#doc.createElement('link');
    link.rel = rel;
    link.hreflang = language;
    link.href = new URL(path, this.#doc.baseURI).href;
    this.#doc.head.append(link);
  }
}
