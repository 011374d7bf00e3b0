import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { BootstrapError, run } from './common.mjs';

/**
 * Runs npm under the given Node.
 *
 * @returns what npm wrote to stdout
 * @throws Error with what npm wrote when it fails
 */
export function npm(node, args, env = {}) {
  return run(node, [npmProgram(), ...args], {
    env: { ...process.env, ...env, PATH: pathWith(node) },
  });
}

/** The PATH that makes every script below run under the given Node. */
export function pathWith(node) {
  return [dirname(node), process.env.PATH].join(delimiter);
}

/** The JavaScript file of the npm that runs us, or of the one on the PATH. */
function npmProgram() {
  const running = process.env.npm_execpath;
  if (running && /npm-cli\.c?js$/.test(running) && existsSync(running)) return running;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const candidates = [join(folder, 'npm'), join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js')];
    for (const candidate of candidates.filter((path) => existsSync(path))) {
      const program = realpathSync(candidate);
      if (program.endsWith('npm-cli.js')) return program;
    }
  }
  throw new BootstrapError('npm was not found. Install Node.js 18 or newer together with npm.');
}
