// What every page does on arrival: title, focus to the main part, scroll to the top.
import { ViewportScroller } from '@angular/common';
import type { EnvironmentProviders } from '@angular/core';
import { DOCUMENT, Injectable, inject, provideAppInitializer } from '@angular/core';
import { Title } from '@angular/platform-browser';
import type { RouterStateSnapshot } from '@angular/router';
import { NavigationEnd, Router, Scroll, TitleStrategy } from '@angular/router';
import { filter, pairwise } from 'rxjs';

const PRODUCT = 'AstroBookings';

@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    const title = this.buildTitle(snapshot);
    if (title !== undefined) this.set(title);
  }

  set(title: string): void {
    this.#title.setTitle(title === '' ? PRODUCT : `${title} – ${PRODUCT}`);
  }
}

function pathOf(url: string): string {
  return url.split(/[?#]/)[0] ?? url;
}

/** After a navigation to another page the focus goes to main; a new query keeps it where it is. */
export function provideArrival(): EnvironmentProviders {
  return provideAppInitializer(() => {
    const doc = inject(DOCUMENT);
    const scroller = inject(ViewportScroller);
    const events = inject(Router).events;
    events
      .pipe(
        filter((e) => e instanceof NavigationEnd),
        pairwise(),
      )
      .subscribe(([before, now]) => {
        if (pathOf(before.urlAfterRedirects) === pathOf(now.urlAfterRedirects)) return;
        doc.getElementById('main')?.focus({ preventScroll: true });
      });
    events
      .pipe(
        filter((e) => e instanceof Scroll),
        pairwise(),
      )
      .subscribe(([before, now]) => {
        if (now.position) scroller.scrollToPosition(now.position);
        else if (pathOf(urlOf(before)) !== pathOf(urlOf(now))) scroller.scrollToPosition([0, 0]);
      });
  });
}

function urlOf(event: Scroll): string {
  const inner = event.routerEvent;
  return inner instanceof NavigationEnd ? inner.urlAfterRedirects : inner.url;
}
