// `npm test`: from a fresh clone to the closing line. Plain JavaScript without dependencies, for Node 18 and newer.
import { main } from './common.mjs';
import { runJest } from './jest.mjs';

await main(() => runJest(process.argv.slice(2)));
