// The API's description (OpenAPI 3.1) as the built api gives it, without a running one.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const built = join(import.meta.dirname, '../../dist/apps/api/src');
if (!existsSync(built)) {
  process.stderr.write('There is no build: run `npm run build:code` first.\n');
  process.exit(2);
}
const { describeApi } = await import(join(built, 'openapi/document.js'));
const { OPERATIONS } = await import(join(built, 'operations.js'));

/** The description of all operations. */
export const description = describeApi(OPERATIONS);
