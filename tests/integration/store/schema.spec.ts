import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#libs/platform';
import { Client } from 'pg';
import { createTestDatabase } from '../../support/product/database.js';
import { schemaDump } from '../../support/product/schema-dump.js';

const file = 'libs/store/schema.sql';
const HEAD = `-- The schema that the migrations make, as the catalogue of PostgreSQL has it. For reading and for seeing in a change what it
-- does to the schema; nothing is made from it. \`npm run schema:dump\` writes it, and a test fails where it is not current.

`;

describe('the schema', () => {
  it(`is written down in ${file}`, async () => {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    try {
      const path = join(projectRoot(), file);
      const dump = HEAD + (await schemaDump(client));
      if (process.env['COUNTERSIGN_WRITE_SCHEMA'] === 'yes') writeFileSync(path, dump);
      // Where it differs: `npm run schema:dump`.
      expect(dump).toBe(readFileSync(path, 'utf8'));
    } finally {
      await client.end();
      await database.drop();
    }
  });
});
