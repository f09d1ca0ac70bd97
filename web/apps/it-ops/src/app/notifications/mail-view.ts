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
      // Taken out before it is read: the policy of this page allows no style sheet inside of it.
      const styles = /<style>([^]*?)<\/style>/g;
      const text = Array.from(this.html().matchAll(styles), (found) => found[1] ?? '').join('\n');
      const plain = this.html().replaceAll(styles, '');
      const mail = new DOMParser().parseFromString(plain, 'text/html');
      const sheet = new CSSStyleSheet();
      // What is said of the whole page of a mail holds for its sheet of paper here.
      const named = (tag: string): RegExp => new RegExp(`(^|[\\s,{}])${tag}(?=\\s*\\{)`, 'g');
      sheet.replaceSync(
        text.replaceAll(named('body'), '$1.mail-page').replaceAll(named('h1'), '$1h3'),
      );
      root.adoptedStyleSheets = [sheet];
      const page = document.createElement('div');
      page.className = 'mail-page';
      page.append(...Array.from(mail.body.children));
      for (const link of page.querySelectorAll('a')) link.removeAttribute('href');
      // The page has a heading of its own, and this one stands below it.
      for (const heading of page.querySelectorAll('h1')) {
        const below = document.createElement('h3');
        below.append(...Array.from(heading.childNodes));
        heading.replaceWith(below);
      }
      for (const script of page.querySelectorAll('script')) script.remove();
      root.replaceChildren(page);
    });
  }
}
