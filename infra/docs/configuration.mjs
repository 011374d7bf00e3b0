// Makes docs/configuration.md from the configuration schemas of the built apps; with --check says whether it is current.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '../..');
const target = join(root, 'docs/configuration.md');
const built = join(root, 'dist');

const platform = join(built, 'libs/platform/src/config/document-config.js');
if (!existsSync(platform)) {
  process.stderr.write('There is no build: run `npm run build:code` first.\n');
  process.exit(2);
}
const { documentConfig } = await import(platform);

/** What starts each app, as the reference names it; apps without a configuration are left out. */
const programs = { cli: '`npm start`', api: 'api', worker: 'worker' };

const variables = new Map();
for (const app of readdirSync(join(root, 'apps'))) {
  const config = join(built, 'apps', app, 'src/config.js');
  if (!existsSync(config)) continue;
  const { configSchema } = await import(config);
  if (configSchema === undefined) throw new Error(`apps/${app}/src/config.ts exports no configSchema.`);
  for (const variable of documentConfig(configSchema)) {
    const row = variables.get(variable.name) ?? { ...variable, readBy: [], requiredBy: [] };
    row.readBy.push(programs[app] ?? app);
    if (variable.required) row.requiredBy.push(programs[app] ?? app);
    variables.set(variable.name, row);
  }
}

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
const rows = [...variables.values()]
  .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  .map(({ name, description, preset, requiredBy, readBy, secret }) => {
    const value =
      requiredBy.length > 0
        ? `required by ${requiredBy.join(', ')}`
        : preset === undefined
          ? ''
          : `\`${preset}\``;
    return `| \`${name}\` | ${cell(description)}${secret ? ' **Secret.**' : ''} | ${value} | ${readBy.join(', ')} |`;
  });
const text = `# Configuration

All settings are environment variables. A program reads them once when it starts; if any are wrong, it lists all errors and does not
start. An empty variable counts as not set.

\`npm run docs:make\` makes this page from the programs' schemas; \`npm run docs:check\` fails when it is out of date.

| variable | meaning | preset | read by |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
const page = await format(text, { ...(await resolveConfig(target)), parser: 'markdown' });

if (!process.argv.includes('--check')) writeFileSync(target, page);
else if (!existsSync(target) || readFileSync(target, 'utf8') !== page) {
  process.stderr.write('docs/configuration.md is out of date: run `npm run docs:make`.\n');
  process.exitCode = 1;
}
