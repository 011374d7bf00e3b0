// Makes the types of the API's client from the built api; with --check says whether they are current.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { description } from './description.mjs';

const target = join(import.meta.dirname, '../../libs/contracts/src/client/api.ts');
const note =
  '/** Made from the table of operations by `npm run docs:make`; `npm run docs:check` fails when it is out of date. */\n';

// A field with a preset may be left out of what is sent.
const types = await openapiTypescript(JSON.stringify(description), { defaultNonNullable: false });
const text = `${note}\n${astToString(types)}`;
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
  process.stderr.write('libs/contracts/src/client/api.ts is out of date: run `npm run docs:make`.\n');
  process.exitCode = 1;
}
