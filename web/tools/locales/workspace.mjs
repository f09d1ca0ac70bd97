// The workspace once more with the words of another language in place, ready for `ng build customer`.
// Words are put in before the compiler, not at run time: a language costs the visitor nothing.
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withWords } from './messages.mjs';
import { sourceOf, spokenFiles, web } from './sources.mjs';

const COPIED = ['angular.json', 'package.json', 'tsconfig.json', 'apps/customer', 'libs'];

/** Links of a page that Customer API renders lead on in its language. */
const withAddresses = (page, at) =>
  page.replace(/\b(href|action)="\/(?!api\/)/g, (_, name) => `${name}="${at}/`);

async function put(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** @returns {Promise<string>} its folder; the pages' templates are in `dist/pages/<language>` */
export async function translatedWorkspace(catalogue) {
  const { language } = catalogue;
  const folder = join(web, 'dist/languages', language);
  const pages = join(web, 'dist/pages', language);
  await Promise.all([folder, pages].map((f) => rm(f, { recursive: true, force: true })));
  const wanted = (path) => !/\.spec\.ts$|\/working\b/.test(path);
  for (const name of COPIED) {
    await cp(join(web, name), join(folder, name), { recursive: true, filter: wanted });
  }
  const own = join(folder, 'libs/ui/src');
  for (const name of ['language', 'writing']) {
    await rename(join(own, `${name}.${language}.ts`), join(own, `${name}.ts`));
  }
  for (const file of spokenFiles()) {
    const text = withWords(sourceOf(file), file, (t) => catalogue.find(file, t)?.words ?? t);
    if (file.startsWith('pages/')) {
      await put(join(pages, file.slice('pages/'.length)), withAddresses(text, `/${language}`));
    } else {
      await put(join(folder, file), text.replace('<html lang="en">', `<html lang="${language}">`));
    }
  }
  return folder;
}
