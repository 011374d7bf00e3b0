// Makes the typed client of the API from the built api; with --check says whether it is current.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { description } from './description.mjs';

const folder = join(import.meta.dirname, '../../libs/contracts/src/client');
const note =
  '/** Made from the table of operations by `npm run docs:make`; `npm run docs:check` fails when it is out of date. */\n';

// What a call takes beside the parameters of its address, so that no parameter may be called so.
const TAKEN = ['body', 'ifMatch', 'key', 'headers', 'signal'];

/** How the operations are called: what the types cannot say at run time. */
function routesOf({ paths }) {
  const lines = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters = [], requestBody }]) => {
      const names = parameters.filter(({ in: place }) => place !== 'header').map(({ name }) => name);
      const double = names.find((name, index) => TAKEN.includes(name) || names.indexOf(name) !== index);
      if (double !== undefined) throw new Error(`${operationId} cannot have a parameter called ${double}`);
      const form = Object.hasOwn(requestBody?.content ?? {}, 'multipart/form-data') ? `, 'form'` : '';
      return `  ${operationId}: ['${method.toUpperCase()}', '${path}'${form}],`;
    }),
  );
  return `/** The method and the address of each operation, and \`form\` where it takes a form instead of JSON. */
export const ROUTES = {\n${lines.toSorted().join('\n')}\n} as const;\n`;
}

// A field with a preset may be left out of what is sent.
const types = await openapiTypescript(JSON.stringify(description), { defaultNonNullable: false });
const made = { 'api.ts': astToString(types), 'routes.ts': routesOf(description) };
for (const [name, content] of Object.entries(made)) {
  const target = join(folder, name);
  const text = `${note}\n${content}`;
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
    process.stderr.write(`libs/contracts/src/client/${name} is out of date: run \`npm run docs:make\`.\n`);
    process.exitCode = 1;
  }
}
