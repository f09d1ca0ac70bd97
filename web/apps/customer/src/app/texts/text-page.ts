// A page of plain text, as the server wrote it.
import { DOCUMENT, ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import type { Routes } from '@angular/router';
import { AT } from '@astro/language';
import { Seo } from '../shell/seo';
import { textResolver, type Text } from './text-data';

@Component({
  selector: 'app-text-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<div [innerHTML]="text().html"></div>',
})
export class TextPage {
  readonly text = input.required<Text>();

  constructor() {
    const seo = inject(Seo);
    const doc = inject(DOCUMENT);
    effect(() => {
      const { title, description } = this.text();
      seo.set({ title, description, path: doc.location.pathname.slice(AT.length) });
    });
  }
}

export const textRoutes: Routes = [
  { path: '', component: TextPage, resolve: { text: textResolver } },
];
