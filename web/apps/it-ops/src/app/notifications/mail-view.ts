// A mail's HTML as it looks, kept apart from the page: in a shadow root, with the mail's own style
// sheet. Nothing in it runs, and its links lead nowhere.
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  effect,
  inject,
  input,
} from '@angular/core';

@Component({
  selector: 'app-mail-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    :host {
      display: block;
      overflow: auto;
    }
  `,
  template: '',
})
export class MailView {
  readonly html = input.required<string>();

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const root = host.attachShadow({ mode: 'open' });
    effect(() => {
      const mail = new DOMParser().parseFromString(this.html(), 'text/html');
      const sheet = new CSSStyleSheet();
      const text = Array.from(mail.querySelectorAll('style'), (s) => s.textContent).join('\n');
      // What is said of the whole page of a mail holds for its sheet of paper here.
      sheet.replaceSync(text.replaceAll(/(^|[\s,{}])body(?=\s*\{)/g, '$1.mail-page'));
      root.adoptedStyleSheets = [sheet];
      const page = document.createElement('div');
      page.className = 'mail-page';
      page.append(...Array.from(mail.body.children));
      for (const link of page.querySelectorAll('a')) link.removeAttribute('href');
      for (const script of page.querySelectorAll('script')) script.remove();
      root.replaceChildren(page);
    });
  }
}
