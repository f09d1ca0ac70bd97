// Finds the words that people read: in templates (text, attributes, words inside expressions) and in
// TypeScript (string literals). No mark is needed, so none can be forgotten; what merely looks like
// words stands in the catalogue translated by itself.
import { HtmlParser } from '@angular/compiler';
import ts from 'typescript';

/**
 * @typedef {{ text: string, start: number, end: number, write: (words: string) => string }} Message
 * `text` is the English, white space collapsed; `start` and `end` what is replaced in the source.
 */

const LETTER = /\p{L}/u;
// Attributes whose values are for machines.
const MACHINE =
  /^(?:\[?(?:attr\.)?(?:class|style|d|id|for|href|src|type|name|rel|autocomplete|inputmode|viewBox|aria-labelledby|aria-describedby|aria-controls|aria-current|datetime|ngCspNonce|width|height|routerLink|queryParams|fragment|charset|content|media|look|selector|formField)\]?|#.*|\*.*|\(.*\)|\[(?:class|style)\..*)$/;

// Attributes and inputs whose values are read by people, be they but one word.
const HUMAN = /^(?:alt|aria-label|button|hint|label|placeholder|title)$/;
const HTTP_FIELD = /^[A-Z][a-z]+(?:-[A-Z]\w+)+$/;

const collapse = (text) => text.trim().replace(/\s+/g, ' ');
const QUOTED = /'((?:[^'\\]|\\.)*)'/g;

/** Words, not a code: begins like a sentence, or has more than one word. */
function looksLikeWords(text) {
  const bare = text.replace(/\$\{[^{}]*\}|\{\{.*?\}\}/gs, ' x ').trim();
  if (!/\p{Ll}/u.test(text) || HTTP_FIELD.test(text)) return false;
  if (/^\p{Lu}-?\p{Ll}/u.test(bare)) return true;
  return /\p{L}[,.;:]?\s+\S|\d\s+\p{L}/u.test(text) || /\p{Ll}\s$|^\s\p{Ll}/u.test(text);
}

const quotedWords = (code) => [...code.matchAll(QUOTED)].some((m) => looksLikeWords(m[1]));

function hasText(raw) {
  const outside = raw.replace(/\{\{.*?\}\}/gs, '').replace(/&\w+;/g, '');
  if (LETTER.test(outside)) return true;
  return [...raw.matchAll(/\{\{(.*?)\}\}/gs)].some((m) => quotedWords(m[1]));
}

/** Replaces what stands between the white space at the ends. */
function inner(raw, start) {
  const before = raw.length - raw.trimStart().length;
  const after = raw.trimEnd().length;
  return { text: collapse(raw), start: start + before, end: start + after };
}

function* inTemplate(source, file, offset) {
  const parsed = new HtmlParser().parse(source, file, { tokenizeBlocks: true, tokenizeLet: true });
  if (parsed.errors.length > 0) throw new Error(`${file}: ${parsed.errors[0].msg}`);
  yield* ofNodes(parsed.rootNodes, source, offset);
}

function* ofNodes(nodes, source, offset) {
  const write = (words) => words;
  for (const node of nodes) {
    const kind = node.constructor.name.replace(/^_/, '');
    if (kind === 'Text') {
      const raw = source.slice(node.sourceSpan.start.offset, node.sourceSpan.end.offset);
      if (hasText(raw)) yield { ...inner(raw, node.sourceSpan.start.offset + offset), write };
    } else if (kind === 'LetDeclaration') {
      if (quotedWords(node.value)) {
        yield { ...inner(node.value, node.valueSpan.start.offset + offset), write };
      }
    }
    for (const attribute of node.attrs ?? []) yield* ofAttribute(attribute, source, offset);
    if (node.name !== 'style' && node.name !== 'script') {
      yield* ofNodes(node.children ?? [], source, offset);
    }
  }
}

function* ofAttribute({ name, valueSpan }, source, offset) {
  if (!valueSpan || MACHINE.test(name)) return;
  let [start, end] = [valueSpan.start.offset, valueSpan.end.offset];
  if (/["']/.test(source[start] ?? '')) [start, end] = [start + 1, end - 1];
  const raw = source.slice(start, end);
  const words = HUMAN.test(name) || raw.includes('{{') ? hasText(raw) : looksLikeWords(raw);
  if (name.startsWith('[') ? quotedWords(raw) : words) {
    yield { ...inner(raw, start + offset), write: (words) => words };
  }
}

/** A page that Customer API renders: tags, text between them, and Mustache sections in both. */
function* inPage(source) {
  const write = (words) => words;
  for (const part of source.matchAll(/<[^>]*>|[^<]+/g)) {
    if (part[0].startsWith('<')) {
      for (const attribute of part[0].matchAll(/\b(?:aria-label|alt|title)="([^"{}]+)"/dg)) {
        const start = part.index + attribute.indices[1][0];
        yield { ...inner(attribute[1], start), write };
      }
      continue;
    }
    for (const text of part[0].matchAll(/\{\{[#^/>].*?\}\}|(?:(?!\{\{[#^/>])[^])+/g)) {
      const words = text[0].replace(/\{\{.*?\}\}/g, '');
      if (LETTER.test(words)) yield { ...inner(text[0], part.index + text.index), write };
    }
  }
}

const quote = (words) =>
  `'${words.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
// The words a function makes a count of are words also in lower case: plural(n, 'seat').
const COUNTS = new Set(['plural', 'foundText']);
const SKIPPED = new Set([
  'selector',
  'templateUrl',
  'styles',
  'styleUrl',
  'host',
  'exportAs',
  'providedIn',
  'animations',
]);

function* inScript(source, file) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  yield* ofNode(tree, tree, file);
}

function* ofNode(node, tree, file) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
  if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) {
    if (SKIPPED.has(node.name.text)) return;
    const value = node.initializer;
    if (node.name.text === 'template' && ts.isStringLiteralLike(value)) {
      const start = value.getStart(tree) + 1;
      yield* inTemplate(tree.text.slice(start, value.end - 1), file, start);
      return;
    }
  }
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    const counted =
      ts.isCallExpression(node.parent) && COUNTS.has(node.parent.expression.getText(tree));
    if (counted || looksLikeWords(node.text)) {
      const raw = node.text;
      yield {
        ...trimmed(raw),
        start: node.getStart(tree),
        end: node.end,
        write: padded(raw, quote),
      };
    }
    return;
  }
  if (ts.isTemplateExpression(node)) {
    const raw = tree.text.slice(node.getStart(tree) + 1, node.end - 1);
    const literals = [node.head, ...node.templateSpans.map((s) => s.literal)].map((l) => l.text);
    if (
      (literals.some((l) => LETTER.test(l)) && looksLikeWords(literals.join('x'))) ||
      quotedWords(raw)
    ) {
      yield {
        ...trimmed(raw),
        start: node.getStart(tree),
        end: node.end,
        write: padded(raw, (w) => `\`${w}\``),
      };
      return;
    }
  }
  for (const child of node.getChildren(tree)) yield* ofNode(child, tree, file);
}

const trimmed = (raw) => ({ text: collapse(raw) });

/** White space at the ends joins words to their neighbours and stays. */
function padded(raw, finish) {
  const [before] = /^\s*/.exec(raw);
  const [after] = /\s*$/.exec(raw);
  return (words) => finish(before + words + after);
}

/** The messages of a file, in its order. @returns {Message[]} */
export function messagesOf(source, file) {
  if (file.endsWith('.mustache')) return [...inPage(source)];
  return [...(file.endsWith('.html') ? inTemplate(source, file, 0) : inScript(source, file))];
}

/** The source with each message written by `translate(text)`. */
export function withWords(source, file, translate) {
  let out = '';
  let at = 0;
  for (const m of messagesOf(source, file)) {
    out += source.slice(at, m.start) + m.write(translate(m.text));
    at = m.end;
  }
  return out + source.slice(at);
}
