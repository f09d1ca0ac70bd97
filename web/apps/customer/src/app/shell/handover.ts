// The server's markup is replaced when the app starts. What the visitor did with it meanwhile (focus,
// half-filled fields, scroll position) is carried over to the elements with the same ids.
import { ViewportScroller } from '@angular/common';
import type { EnvironmentProviders } from '@angular/core';
import { ApplicationRef, DOCUMENT, inject, provideAppInitializer } from '@angular/core';
import { ResolveEnd, Router } from '@angular/router';
import { filter, take } from 'rxjs';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isControl(element: Element | null): element is Control {
  return element !== null && 'value' in element && element.id !== '';
}

function controls(doc: Document): Control[] {
  return Array.from(doc.querySelectorAll('main [id]')).filter(isControl);
}

function fill(control: Control, value: string): void {
  if (control.value === value) return;
  control.value = value;
  control.dispatchEvent(new Event('input', { bubbles: true }));
}

export function provideHandover(): EnvironmentProviders {
  return provideAppInitializer(() => {
    const doc = inject(DOCUMENT);
    const app = inject(ApplicationRef);
    const scroller = inject(ViewportScroller);
    const first = inject(Router).events.pipe(
      filter((e) => e instanceof ResolveEnd),
      take(1),
    );
    first.subscribe(() => {
      const focused = doc.activeElement?.id ?? '';
      const values = controls(doc).map((c): [string, string] => [c.id, c.value]);
      const position = scroller.getScrollPosition();
      void app.whenStable().then(() => {
        for (const [id, value] of values) {
          const twin = doc.getElementById(id);
          if (isControl(twin) && value !== '') fill(twin, value);
        }
        if (focused !== '') doc.getElementById(focused)?.focus({ preventScroll: true });
        scroller.scrollToPosition(position);
      });
    });
  });
}
