// Makes data/policies/policy.schema.json from the built schema of policies; with --check says whether it is current.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '../..');
const target = join(root, 'data/policies/policy.schema.json');
const built = join(root, 'dist/libs/contracts/src/policies/policy-json-schema.js');
if (!existsSync(built)) {
  process.stderr.write('There is no build: run `npm run build:code` first.\n');
  process.exit(2);
}
const { policyJsonSchema } = await import(built);

const text = await format(JSON.stringify(policyJsonSchema()), {
  ...(await resolveConfig(target)),
  parser: 'json',
});
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
  process.stderr.write('data/policies/policy.schema.json is out of date: run `npm run docs:make`.\n');
  process.exitCode = 1;
}
