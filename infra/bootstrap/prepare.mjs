import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { ensureNode } from './node.mjs';
import { pathWith } from './npm.mjs';
import { ensureTemporal } from './temporal.mjs';

/**
 * Makes a clone ready to run: Node, dependencies, build and, unless `temporal` is false, a Temporal server.
 *
 * @returns the path of Node and the variables that the product's processes get
 */
export async function prepare({ temporal }) {
  const node = await ensureNode();
  await ensureInstalled(node);
  await ensureBuilt(node);
  const env = { PATH: pathWith(node) };
  if (temporal) env.COUNTERSIGN_TEMPORAL_BINARY = await ensureTemporal(node);
  return { node, env };
}
