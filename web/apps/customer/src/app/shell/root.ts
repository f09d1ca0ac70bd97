// The frame of every page: skip link, header, main, footer. The same as pages/shell.mustache.
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  afterNextRender,
  computed,
  inject,
} from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { OTHER_LANGUAGES } from '@astro/language';
import { Session } from '@astro/session';
import { OfflineBanner } from '@astro/ui';
import { Drafts } from '../booking/drafts';

@Component({
  selector: 'app-root',
  imports: [RouterLink, RouterLinkActive, RouterOutlet, OfflineBanner],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './root.html',
})
export class Root {
  readonly #doc = inject(DOCUMENT);
  readonly #router = inject(Router);
  readonly #drafts = inject(Drafts);
  readonly session = inject(Session);
  readonly languages = OTHER_LANGUAGES;
  /** Of this page, the same in every language. */
  readonly url = computed(() => {
    this.#router.lastSuccessfulNavigation();
    return this.#router.url;
  });

  constructor() {
    // The other public pages come while the visitor reads, so that the next click waits for nothing.
    afterNextRender(() => {
      this.#doc.defaultView?.requestIdleCallback(() => {
        void Promise.all([
          import('../home/home'),
          import('../launches/launches'),
          import('../launches/launch'),
          import('@astro/maintenance').then((m) => m.watchMaintenance(this.#doc)),
        ]);
      });
    });
  }

  skip(event: Event): void {
    event.preventDefault();
    this.#doc.getElementById('main')?.focus();
  }

  async signOut(): Promise<void> {
    this.#drafts.forgetAll();
    await this.session.signOut();
    await this.#router.navigateByUrl('/');
  }
}
