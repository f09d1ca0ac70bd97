// Builds the apps (all, or those named), the customer's once for each language, finishes each
// index.html, compresses what is served, and keeps the size budgets: the first load, brotli.
import { spawnSync } from 'node:child_process';
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { faults } from './locales.mjs';
import { catalogues } from './locales/sources.mjs';
import { translatedWorkspace } from './locales/workspace.mjs';
import { makeFonts } from './make-fonts.mjs';
import { makeTypes } from './make-types.mjs';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
// The goal for customers is 90 kB; Angular itself is 81 of them.
const budgets = { customer: 93_500, supplier: 170_000, employee: 170_000, 'it-ops': 170_000 };
const compressible = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt']);

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

function runNg(app, workspace = web, ...options) {
  const ng = join(web, 'node_modules/@angular/cli/bin/ng.js');
  const command = [ng, 'build', app, ...options];
  const done = spawnSync(process.execPath, command, { cwd: workspace, stdio: 'inherit' });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Preloads the two faces every page shows; the extended one loads when a name needs it. */
async function fontPreloads(folder) {
  const media = await readdir(join(folder, 'media'));
  return media
    .filter((f) => /^(inter|archivo)-latin-[A-Z0-9]+\.woff2$/.test(f))
    .sort()
    .map((f) => `<link rel="preload" href="media/${f}" as="font" type="font/woff2" crossorigin>`)
    .join('');
}

/** The sprite goes in, fonts are preloaded; the customer's CSS is written into the page itself. */
async function finishIndex(app, folder, at = '/') {
  const sprite = (await readFile(join(web, 'libs/ui/src/sprite.svg'), 'utf8')).trim();
  let html = await readFile(join(folder, 'index.html'), 'utf8');
  const sheet = /<link rel="stylesheet" href="([^"]+\.css)"[^>]*>/.exec(html);
  if (!sheet) throw new Error(`${app}: index.html names no stylesheet`);
  html = html.replace('<!--ab:sprite-->', sprite);
  const preloads = await fontPreloads(folder);
  if (app === 'customer') {
    const css = (await readFile(join(folder, sheet[1]), 'utf8')).trim();
    const style = `${preloads}<style nonce="__AB_NONCE__">${css}</style>`;
    html = html.replace(sheet[0], () => style.replaceAll('url("./media/', `url("${at}media/`));
    await rm(join(folder, sheet[1]));
  } else {
    html = html.replace(sheet[0], preloads + sheet[0]);
  }
  await writeFile(join(folder, 'index.html'), html);
  return html;
}

/** Bytes of the first load: the page's own CSS, and each script and sheet it names. */
async function firstLoad(folder, html) {
  const named = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map((m) => m[1]);
  const inlined = /<style[^>]*>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
  let bytes = inlined === '' ? 0 : brotli(Buffer.from(inlined)).length;
  for (const file of new Set(named)) {
    bytes += brotli(await readFile(join(folder, file))).length;
  }
  return bytes;
}

async function compressAll(folder) {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of files) {
    if (!entry.isFile() || !compressible.has(extname(entry.name))) continue;
    if (entry.name === 'index.html') continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    await writeFile(`${path}.br`, brotli(bytes));
    await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

async function finish(app, folder, name = app, at = '/') {
  const html = await finishIndex(app, folder, at);
  const bytes = await firstLoad(folder, html);
  await compressAll(folder);
  console.log(`${name}: first load ${bytes} bytes brotli (budget ${budgets[app]})`);
  if (bytes > budgets[app]) {
    console.error(`${name}: over its budget`);
    process.exit(1);
  }
}

/** The Customer app in another language: `dist/customer-es`, served below `/es/`. */
async function buildTranslated(catalogue) {
  const { language } = catalogue;
  const workspace = await translatedWorkspace(catalogue);
  runNg('customer', workspace, '--base-href', `/${language}/`);
  const name = `customer-${language}`;
  const target = join(web, 'dist', name, 'browser');
  await rm(target, { recursive: true, force: true });
  await cp(join(workspace, 'dist/customer/browser'), target, { recursive: true });
  await finish('customer', target, name, `/${language}/`);
}

const asked = process.argv.slice(2);
const apps = asked.length > 0 ? asked : Object.keys(budgets);
const untranslated = faults();
for (const line of untranslated) console.error(line);
if (untranslated.length > 0) process.exit(1);
await Promise.all([makeFonts(), makeTypes()]);
for (const app of apps) {
  runNg(app);
  await finish(app, join(web, 'dist', app, 'browser'));
  if (app === 'customer') for (const catalogue of catalogues()) await buildTranslated(catalogue);
}
