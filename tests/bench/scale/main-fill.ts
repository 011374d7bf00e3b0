// scratch: fill a database
import { Client } from 'pg';
import { fill } from './fill.js';
import { World } from './world.js';
const url = process.argv[2]!;
const tasks = Number(process.argv[3] ?? 1_000_000);
const client = new Client({ connectionString: url });
await client.connect();
const w = new World(
  { openTasks: tasks, closedRequests: tasks / 20, donePerPerson: tasks / 50, events: tasks / 5 },
  new Date(),
);
const t = performance.now();
await fill(client, w, (x) => console.log(x));
console.log('total', Math.round(performance.now() - t));
await client.end();
