// `npm run lock:complete`, after `npm install` from a registry that does not serve every platform: npm leaves optional
// packages it cannot fetch out of package-lock.json, and `npm ci` then refuses the file. Each gets the entry that makes
// npm pass over it on other platforms; it has no checksum, since nobody here has seen the package.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say } from './common.mjs';

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));

const systems = /(android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32|windows)/;
const processors = /(arm64|arm|x64|ia32|ppc64|s390x|riscv64|loong64|wasm32)/;

function platformOf(name) {
  const os = systems.exec(name)?.[1]?.replace('windows', 'win32');
  const cpu = processors.exec(name)?.[1];
  if (os === undefined || cpu === undefined) throw new Error(`${name} does not name its platform.`);
  const libc = /musl/.test(name) ? 'musl' : os === 'linux' && /gnu/.test(name) ? 'glibc' : undefined;
  return { cpu: [cpu], ...(libc && { libc: [libc] }), optional: true, os: [os] };
}

const isLocked = (from, name) =>
  `${from}/node_modules/${name}` in lock.packages || `node_modules/${name}` in lock.packages;
const added = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(path, name) || entry.peerDependenciesMeta?.[name]) continue;
    lock.packages[`node_modules/${name}`] = { version, ...platformOf(name) };
    added.push(name);
  }
}
const [self, ...others] = Object.entries(lock.packages);
// oxlint-disable-next-line unicorn/no-array-sort -- toSorted is not in Node 18
lock.packages = Object.fromEntries([self, ...others.sort(([a], [b]) => (a < b ? -1 : 1))]);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
say(added.length === 0 ? 'package-lock.json is complete' : `added to package-lock.json: ${added.join(', ')}`);
