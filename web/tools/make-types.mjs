// Makes the wire types of libs/api/src/generated from the OpenAPI files in ../api. The build and the
// tests run it first; the result is never edited and never committed.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapi, { astToString } from 'openapi-typescript';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, '../../api');
const target = join(here, '../libs/api/src/generated');

async function writeChanged(path, text) {
  const before = await readFile(path, 'utf8').catch(() => '');
  if (before !== text) await writeFile(path, text);
}

export async function makeTypes() {
  await mkdir(target, { recursive: true });
  for (const name of ['customer', 'admin', 'core']) {
    const ast = await openapi(pathToFileURL(join(source, `${name}.yaml`)), {
      defaultNonNullable: false,
    });
    await writeChanged(join(target, `${name}.ts`), astToString(ast));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await makeTypes();
