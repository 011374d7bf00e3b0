import { readFileSync } from 'node:fs';
import { createDataSource } from '#libs/store';
import { viewerOf } from '#libs/identity';
import { listInbox, countInbox, listRequests, listArrangements } from '#libs/cases';
const ds = await createDataSource(process.argv[2]!, { name: 'bench', poolSize: 1 }).initialize();
const only = process.argv[3];
const m = ds.manager;
const C = {
  largest: 'scale-largest',
  five: 'scale-five',
  manager: 'scale-manager',
  auditor: 'scale-auditor',
};
const [{ pid }] = await m.query('SELECT pg_backend_pid() AS pid');
const cpu = () => Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
const runs = 4;
async function time(label: string, f: () => Promise<unknown>) {
  if (only !== undefined && !label.includes(only)) return;
  let rows = '';
  const cpus: number[] = [],
    walls: number[] = [];
  for (let i = 0; i < runs; i++) {
    const c = cpu(),
      t = performance.now();
    let r: any;
    try {
      r = await f();
    } catch (e: any) {
      r = e.message;
    }
    walls.push(performance.now() - t);
    cpus.push(cpu() - c);
    rows = r?.items?.length ?? JSON.stringify(r);
  }
  cpus.sort((a, b) => a - b);
  walls.sort((a, b) => a - b);
  console.log(
    label.padEnd(58),
    `cpu ${cpus[1]!.toFixed(1).padStart(6)} max ${cpus[runs - 1]!.toFixed(1).padStart(6)} wall ${walls[1]!.toFixed(0).padStart(5)}`,
    rows,
  );
}
await m.query("SET statement_timeout='60s'");
const soon = new Date(Date.now() + 3 * 86400000).toISOString();
for (const [name, id] of Object.entries(C)) {
  const v = (await viewerOf(m, id))!;
  await time(`${name} base`, () => m.query('SELECT 1'));
  if (name !== 'auditor') {
    await time(`${name} counts`, () => countInbox(m, v));
    for (const queue of ['party', 'waiting', 'mine', 'snoozed', 'done'] as const)
      for (const sort of queue === 'done'
        ? (['due'] as const)
        : (['due', '-opened', 'opened', 'neededBy'] as const))
        for (const f of [
          {},
          { kind: 'answer' },
          { kind: 'reply_to_question' },
          { legKind: 'host_consent' },
          { party: 'scale-state-60' },
          { party: 'scale-state-01' },
          { overdue: true },
          { unclaimed: true },
          { dueBefore: soon },
          { q: 'aldoria' },
          { q: 'aviation' },
          { q: 'unit' },
          { q: 'IMC/2031/000777' },
        ] as any[])
          await time(`${name} inbox ${queue} ${sort} ${JSON.stringify(f)}`, () =>
            listInbox(m, v, { queue, sort, ...f, limit: 50 }),
          );
  }
  for (const sort of ['neededBy', '-submitted', 'reference'] as const)
    for (const f of [
      {},
      { state: 'open' },
      { state: 'closed' },
      { status: 'granted' },
      { kind: 'extend' },
      { sendingMission: 'scale-mission-03' },
      { receivingMission: 'scale-mission-03' },
      { contributor: 'scale-state-60' },
      { contributor: 'scale-state-02' },
      { unit: 'scale-unit-0777' },
      { legKind: 'host_consent' },
      { overdue: true },
      { atRisk: true },
      { neededBefore: soon },
      { q: 'aldoria' },
      { q: 'aviation' },
      { q: 'unit' },
      { q: '000777' },
    ] as any[])
      await time(`${name} requests ${sort} ${JSON.stringify(f)}`, () =>
        listRequests(m, v, { state: 'all', sort, ...f, limit: 50 }),
      );
  for (const sort of ['reference', 'expires'] as const)
    for (const f of [
      {},
      { status: 'in_force' },
      { breach: true },
      { sendingMission: 'scale-mission-03' },
      { contributor: 'scale-state-60' },
      { unit: 'scale-unit-0777' },
      { expiresBefore: soon },
      { q: 'aldoria' },
      { q: 'unit' },
      { q: '000777' },
    ] as any[])
      await time(`${name} arrangements ${sort} ${JSON.stringify(f)}`, () =>
        listArrangements(m, v, { sort, ...f, limit: 50 }),
      );
}
await ds.destroy();
