// The pages of plain text (about, terms, your data) are written on the server, with the figures of the
// rules themselves; the app shows the same text.
import { DOCUMENT, inject } from '@angular/core';
import type { ResolveFn } from '@angular/router';
import { AT } from '@astro/language';
import { PageData, readPageData } from '../shell/page-data';

export interface Text {
  title: string;
  description: string;
  html: string;
}

export const textResolver: ResolveFn<Text> = async (_route, state) => {
  const doc = inject(DOCUMENT);
  const given = inject(PageData).take<Text>('text');
  if (given) return given;
  const answer = await fetch(new URL(AT + state.url, doc.baseURI));
  if (!answer.ok) throw new Error(`${state.url}: ${String(answer.status)}`);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return readPageData(page)['text'] as Text;
};
