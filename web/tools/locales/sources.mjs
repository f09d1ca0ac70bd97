// The files whose words the Customer app shows, and the catalogues beside them.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Catalogue } from './catalogue.mjs';
import { messagesOf } from './messages.mjs';

export const web = join(dirname(fileURLToPath(import.meta.url)), '../..');

const FOLDERS = ['apps/customer/src', 'libs/api/src', 'libs/session/src', 'libs/ui/src', 'pages'];
const SPOKEN = /\.(?:html|mustache|ts)$/;
// The working apps speak English; a language's own file is its translation.
const SILENT = /\.spec\.ts$|\/working\/|\/generated\/|\/(?:language|writing)(?:\.\w+)?\.ts$/;

/** Paths from `web`, in a fixed order. */
export function spokenFiles() {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(web, folder), { recursive: true })
      .map((name) => `${folder}/${name}`)
      .filter((file) => SPOKEN.test(file) && !SILENT.test(file))
      .sort(),
  );
}

export const sourceOf = (file) => readFileSync(join(web, file), 'utf8');

/** @returns {[file: string, text: string][]} */
export function wordsInUse() {
  return spokenFiles().flatMap((file) =>
    messagesOf(sourceOf(file), file).map((m) => [file, m.text]),
  );
}

/** Every language beside English has a catalogue. */
export function catalogues() {
  const folder = join(web, 'languages');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.po'))
    .sort()
    .map((name) => new Catalogue(join(folder, name), name.slice(0, -3)));
}
