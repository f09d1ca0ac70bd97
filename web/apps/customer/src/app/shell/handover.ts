// The server's markup is replaced when the app starts. What the visitor did with it meanwhile (focus,
// chosen filters, half-filled fields, scroll position) is carried over to the elements with the same
// ids, as if it had been done there.
import { ViewportScroller } from '@angular/common';
import type { EnvironmentProviders } from '@angular/core';
import { ApplicationRef, DOCUMENT, inject, provideAppInitializer } from '@angular/core';
import { ResolveEnd, Router } from '@angular/router';
import { filter, take } from 'rxjs';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const CONTROLS = 'input[id], select[id], textarea[id]';

function touched(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    const options = Array.from(control.options);
    return control.value !== (options.find((o) => o.defaultSelected) ?? options[0])?.value;
  }
  return control instanceof HTMLInputElement && control.type === 'checkbox'
    ? control.checked !== control.defaultChecked
    : control.value !== control.defaultValue;
}

function carry(from: Control, to: Control): void {
  if (from instanceof HTMLInputElement && to instanceof HTMLInputElement) to.checked = from.checked;
  to.value = from.value;
  to.dispatchEvent(new Event('input', { bubbles: true }));
  to.dispatchEvent(new Event('change', { bubbles: true }));
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
    // The elements themselves are kept, and read only when their twins are there: the visitor goes on
    // while the page's code is on its way.
    const served = Array.from(doc.querySelectorAll<Control>(`main :is(${CONTROLS})`));
    let focused = doc.activeElement?.id ?? '';
    const follow = (event: FocusEvent): void => {
      focused = (event.target as Element).id;
    };
    doc.addEventListener('focusin', follow);
    first.subscribe(() => {
      const position = scroller.getScrollPosition();
      void app.whenStable().then(() => {
        doc.removeEventListener('focusin', follow);
        for (const control of served.filter(touched)) {
          const twin = doc.getElementById(control.id);
          if (twin?.matches(CONTROLS)) carry(control, twin as Control);
        }
        if (focused !== '') doc.getElementById(focused)?.focus({ preventScroll: true });
        scroller.scrollToPosition(position);
      });
    });
  });
}
