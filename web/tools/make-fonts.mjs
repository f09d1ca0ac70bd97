// Cuts the two variable fonts down to what the apps show: Latin text, the weights in use, and one
// width of the display face. Written to libs/ui/src/fonts, where base.css names them.
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const target = join(dirname(fileURLToPath(import.meta.url)), '../libs/ui/src/fonts');

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const latin = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0xff),
  0x131,
  0x152,
  0x153,
  0x2c6,
  0x2da,
  0x2dc,
];
const signs = [...range(0x2010, 0x2027), 0x202f, 0x2032, 0x2033, 0x2039, 0x203a, 0x20ac, 0x2122];
const arrows = [0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265];
const latinExtended = [...range(0x100, 0x17f), ...range(0x218, 0x21b), ...range(0x1e80, 0x1e85)];

const fonts = [
  {
    from: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
    to: 'inter-latin.woff2',
    codes: [...latin, ...signs, ...arrows],
    axes: { wght: { min: 400, max: 700 } },
  },
  {
    from: '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
    to: 'inter-latin-extended.woff2',
    codes: latinExtended,
    axes: { wght: { min: 400, max: 700 } },
  },
  {
    from: '@fontsource-variable/archivo/files/archivo-latin-standard-normal.woff2',
    to: 'archivo-latin.woff2',
    codes: [...latin, ...signs],
    axes: { wdth: 112, wght: { min: 400, max: 700 } },
  },
];

async function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}

export async function makeFonts() {
  await mkdir(target, { recursive: true });
  for (const font of fonts) {
    const out = join(target, font.to);
    if (await exists(out)) continue;
    const source = await readFile(require.resolve(font.from));
    const text = String.fromCodePoint(...font.codes);
    await writeFile(
      out,
      await subsetFont(source, text, { targetFormat: 'woff2', variationAxes: font.axes }),
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await makeFonts();
