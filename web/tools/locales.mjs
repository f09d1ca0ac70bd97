// The catalogues of languages/*.po: `npm run words` brings new words in and takes stale ones out;
// with --check it only says what is untranslated or stale, and fails.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogues, web, wordsInUse } from './locales/sources.mjs';

/** Names that a page fills in, such as {{day}}; of expressions the compiler knows more. */
function sameValues(text, words) {
  const names = (said) => (said.match(/\{\{\w+\}\}/g) ?? []).sort().join();
  return names(text) === names(words);
}

/** What is wrong with the catalogues, a line for each message. */
export function faults() {
  const found = wordsInUse();
  return catalogues().flatMap((catalogue) => {
    const { missing, stale, used } = catalogue.compare(found);
    const name = relative(web, catalogue.path);
    const lost = [...used.keys()].filter((e) => e.words !== '' && !sameValues(e.text, e.words));
    return [
      ...lost.map(({ text }) => `${name}: other values than in English: ${text}`),
      ...missing.map((text) => `${name}: not translated: ${text}`),
      ...stale.map((text) => `${name}: no longer said: ${text}`),
    ];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check');
  if (!check) for (const catalogue of catalogues()) catalogue.update(wordsInUse());
  const wrong = faults();
  for (const line of wrong) console.error(line);
  if (wrong.length > 0) {
    console.error(
      check ? 'Run `npm run words`, then translate what is empty.' : 'Translate these.',
    );
    process.exit(check ? 1 : 0);
  }
}
