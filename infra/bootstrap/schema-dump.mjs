// `npm run schema:dump`: writes libs/store/schema.sql from a database that the migrations have made.
import { main } from './common.mjs';
import { runJest } from './jest.mjs';

await main(() =>
  runJest(['--testPathPatterns', 'integration/store/schema'], { env: { COUNTERSIGN_WRITE_SCHEMA: 'yes' } }),
);
