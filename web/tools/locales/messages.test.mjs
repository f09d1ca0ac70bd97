// What counts as words, and that they are put back where they were.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messagesOf, withWords } from './messages.mjs';
import { sourceOf, spokenFiles } from './sources.mjs';

const texts = (source, file) => messagesOf(source, file).map((m) => m.text);

test('a template: text, labels and words inside expressions; no classes, ids or codes', () => {
  const template = `
    <p class="soft small" id="a b">Seats
      left: {{ n }}</p>
    <input aria-label="Your name" autocomplete="family-name" [class.busy]="x === 'Big one'" />
    @if (state === 'held') { <b>{{ state === 'held' ? 'On hold' : '' }}</b> } @else { <i>—</i> }
    <a [routerLink]="['/trips', 'All of them']">{{ name }}</a>`;
  assert.deepEqual(texts(template, 'x.html'), [
    'Seats left: {{ n }}',
    'Your name',
    "{{ state === 'held' ? 'On hold' : '' }}",
  ]);
});

test('a script: sentences, labels and what is counted; no codes, types or imports', () => {
  const script = `
    import { A } from 'Some place';
    type T = 'One of' | 'Two of';
    @Component({ selector: 'app-x y', template: '<h1>Fly</h1>' })
    class X { a = 'held'; b = 'Hold ended'; c = plural(n, 'seat'); d = \`until \${when}\`;
      e = \`\${a}-\${b}\`; f = { 'Accept-Language': 'Idempotency-Key' }; g = 'US'; }`;
  assert.deepEqual(texts(script, 'x.ts'), ['Fly', 'Hold ended', 'seat', 'until ${when}']);
});

test('a page of the server: text between tags and sections, and labels', () => {
  const page =
    '<li{{#hot}} class="a b"{{/hot}} aria-label="Seats left">{{#some}}Last {{n}} seats{{/some}} {{x}}</li>';
  assert.deepEqual(texts(page, 'x.mustache'), ['Seats left', 'Last {{n}} seats']);
});

test('other words stand where the English stood, and nothing else changes', () => {
  const words = { 'Hold ended': "Caducó 'ayer'", 'with seats': 'con asientos' };
  const script = "const a = 'Hold ended'; const b = ' with seats';";
  assert.equal(
    withWords(script, 'x.ts', (t) => words[t] ?? t),
    "const a = 'Caducó \\'ayer\\''; const b = ' con asientos';",
  );
});

test('every source put together with its own words is the source', () => {
  for (const file of spokenFiles()) {
    const blank = (text) => text.replace(/\s+/g, ' ');
    const source = sourceOf(file);
    assert.equal(blank(withWords(source, file, (t) => t)), blank(source), file);
  }
});
