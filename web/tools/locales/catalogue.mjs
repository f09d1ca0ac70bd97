// A catalogue of translations: gettext's PO, of which only references, context, msgid and msgstr are
// used. `msgctxt` is a file whose words differ from what the same English means elsewhere.
import { readFileSync, writeFileSync } from 'node:fs';

const HEADER = (language) =>
  `msgid ""\nmsgstr ""\n"Language: ${language}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n`;

/** @typedef {{ context: string, text: string, words: string, files: string[] }} Entry */

const quoted = (text) => JSON.stringify(text);

function unquoted(lines) {
  return lines.map((line) => JSON.parse(line)).join('');
}

/** @returns {Entry} */
function entryOf(block) {
  const parts = { msgctxt: [], msgid: [], msgstr: [] };
  const files = [];
  let part = '';
  for (const line of block.split('\n')) {
    if (line.startsWith('#')) {
      if (line.startsWith('#: ')) files.push(...line.slice(3).split(' '));
      continue;
    }
    const begins = /^(msgctxt|msgid|msgstr) (".*")$/.exec(line);
    if (begins) parts[(part = begins[1])].push(begins[2]);
    else if (line.startsWith('"') && part !== '') parts[part].push(line);
    else if (line !== '') throw new Error(`not a line of a catalogue: ${line}`);
  }
  const [context, text, words] = Object.values(parts).map(unquoted);
  return { context, text, words, files };
}

const keyOf = (context, text) => `${context}\u0004${text}`;

export class Catalogue {
  /** @type {Map<string, Entry>} */
  #entries = new Map();

  constructor(path, language) {
    this.path = path;
    this.language = language;
    for (const block of readFileSync(path, 'utf8').split(/\n\n+/)) {
      const entry = entryOf(block.trim());
      if (entry.text === '') continue;
      const key = keyOf(entry.context, entry.text);
      if (this.#entries.has(key)) throw new Error(`${path}: twice: ${entry.text}`);
      this.#entries.set(key, entry);
    }
  }

  /** The entry for words in a file: its own, or everybody's. */
  find(file, text) {
    return this.#entries.get(keyOf(file, text)) ?? this.#entries.get(keyOf('', text));
  }

  /** What is not translated, and what no source says any more. `found`: pairs of file and text. */
  compare(found) {
    const used = new Map();
    const missing = new Set();
    for (const [file, text] of found) {
      const entry = this.find(file, text);
      if (!entry || entry.words === '') missing.add(text);
      if (entry) used.set(entry, [...(used.get(entry) ?? []), file]);
    }
    const stale = [...this.#entries.values()].filter((e) => !used.has(e));
    return { missing: [...missing], stale: stale.map((e) => e.text), used };
  }

  /** Written anew: in the order of the sources, new words empty, stale ones gone. */
  update(found) {
    const { used } = this.compare(found);
    const all = new Map();
    for (const [file, text] of found) {
      const entry = this.find(file, text) ?? { context: '', text, words: '' };
      const key = keyOf(entry.context, text);
      if (!all.has(key)) all.set(key, { ...entry, files: used.get(entry) ?? [] });
      if (!used.has(entry)) all.get(key).files.push(file);
    }
    const blocks = [...all.values()].map(
      ({ context, text, words, files }) =>
        `#: ${[...new Set(files)].join(' ')}\n` +
        (context === '' ? '' : `msgctxt ${quoted(context)}\n`) +
        `msgid ${quoted(text)}\nmsgstr ${quoted(words)}\n`,
    );
    writeFileSync(this.path, [HEADER(this.language), ...blocks].join('\n'));
  }
}
