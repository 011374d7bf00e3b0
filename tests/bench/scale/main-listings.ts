import { Client } from 'pg';
import { fillListings } from './fill.js';
const client = new Client({ connectionString: process.argv[2]! });
await client.connect();
await client.query(`SET session_replication_role = replica`);
await client.query(`TRUNCATE task_listing, request_listing, arrangement_listing, request_search`);
await fillListings(client, async (what, work) => {
  const t = performance.now();
  await work();
  console.log(what, Math.round(performance.now() - t));
});
await client.query('VACUUM ANALYZE');
await client.end();
