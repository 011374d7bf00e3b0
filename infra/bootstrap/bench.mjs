// `npm run bench`: measures on its own services; `npm run bench -- workflows`: requests with all their mails; `npm run bench --
// scale`: lists on a million tasks; `npm run bench -- peer`: beside Flowable. Plain JavaScript without dependencies, for Node 18 and newer.
import { join } from 'node:path';
import { main, root, run, runInForeground } from './common.mjs';
import { prepare } from './prepare.mjs';

await main(async () => {
  const [which, ...rest] = process.argv.slice(2);
  const isOfItsOwn = ['workflows', 'scale', 'peer'].includes(which);
  const { node, env } = await prepare({ temporal: which === 'workflows' });
  // The build leaves the tests out, of which the bench is one, with the lives that it borrows from them.
  const swc = join(root, 'node_modules/@swc/cli/bin/swc.js');
  const settings = ['jsc.parser.syntax=typescript', 'jsc.target=es2024', 'module.type=es6'];
  const options = ['--out-dir', 'dist', '--quiet', '--no-swcrc', ...settings.flatMap((one) => ['-C', one])];
  await run(node, [swc, 'tests/bench', 'tests/support', ...options]);
  const [bench, args] = isOfItsOwn ? [`${which}/main.js`, rest] : ['main.js', process.argv.slice(2)];
  return runInForeground(node, [join(root, 'dist/tests/bench', bench), ...args], env);
});
