import { Client } from 'pg';
import { fillListings } from './fill.js';
const client = new Client({ connectionString: process.argv[2]! });
await client.connect();
await client.query(`SET session_replication_role = replica`);
await fillListings(client, async (what, work) => {
  if (process.argv[3]!.includes(what)) {
    await client.query(`TRUNCATE ${what}`);
    const t = performance.now();
    await work();
    console.log(what, Math.round(performance.now() - t));
  }
});
await client.query('VACUUM ANALYZE');
await client.end();
