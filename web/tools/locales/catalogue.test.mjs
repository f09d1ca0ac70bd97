// A catalogue knows what is missing and what is stale, and is written back as it was read.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { faults } from '../locales.mjs';
import { Catalogue } from './catalogue.mjs';

const written = (text) => {
  const path = join(mkdtempSync(join(tmpdir(), 'words-')), 'es.po');
  writeFileSync(path, text);
  return path;
};

const SOME = `msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#: a.ts b.ts
msgid "Flown"
msgstr "Realizado"

#: c.ts
msgctxt "c.ts"
msgid "Flown"
msgstr "Realizada"
`;

test('a file may have words of its own', () => {
  const catalogue = new Catalogue(written(SOME), 'es');
  assert.equal(catalogue.find('a.ts', 'Flown').words, 'Realizado');
  assert.equal(catalogue.find('c.ts', 'Flown').words, 'Realizada');
  assert.equal(catalogue.find('c.ts', 'Held'), undefined);
});

test('new words are missing, and what nobody says is stale', () => {
  const { missing, stale } = new Catalogue(written(SOME), 'es').compare([
    ['c.ts', 'Flown'],
    ['a.ts', 'Held'],
  ]);
  assert.deepEqual([missing, stale], [['Held'], ['Flown']]);
});

test('an update brings in, takes out and keeps the rest', () => {
  const path = written(SOME);
  const all = [
    ['a.ts', 'Flown'],
    ['b.ts', 'Flown'],
    ['c.ts', 'Flown'],
  ];
  new Catalogue(path, 'es').update(all);
  assert.equal(readFileSync(path, 'utf8'), SOME);
  new Catalogue(path, 'es').update([['a.ts', 'Held "so"']]);
  assert.match(readFileSync(path, 'utf8'), /#: a\.ts\nmsgid "Held \\"so\\""\nmsgstr ""\n$/);
});

test('everything the Customer app says is translated', () => assert.deepEqual(faults(), []));
