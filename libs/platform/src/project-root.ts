import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the product, found from the source as from what is built of it: the nearest one with a package.json. */
export function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('The product does not lie in a folder with a package.json.');
    folder = above;
  }
  return folder;
}
