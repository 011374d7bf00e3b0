import { setTimeout as wait } from 'node:timers/promises';
import { answerInputSchema } from '#libs/contracts';
import { migrate } from '#libs/store';
import { cast } from '../../support/fixtures/cast.js';
import { LiveCases } from '../../support/product/live-request.js';
import {
  COTE_DIVOIRE,
  COUNCIL,
  LIBERIA,
  NOTICE,
  UKRAINE,
  resolution1967,
} from '../../support/product/arrangement-case.js';
import { type Cpu, cpuOfEach, cpuSoFar } from './cpu.js';
import { type Histories, historiesOf } from './histories.js';
import { type Services, startBenchWorker, until } from './worker.js';

/*
 * Drives whole requests of five legs through one checkout's writer and worker, on services that are given, and prints what
 * it measured. A process of its own, so that the same bench can drive two checkouts in turns.
 */

/** What is driven, given as JSON in the one argument. */
export interface Drive extends Services {
  /** Requests as fast as possible, by a number of clients; then one a second for a number of seconds. */
  readonly burst: number;
  readonly clients: number;
  readonly pacedSeconds: number;
  /** Whether the requests take turns, a change each, so that those of one request lie apart and nothing can be done at once for several. */
  readonly inTurns: boolean;
}

/** What was measured. */
export interface Driven {
  /** Requests a second from the first draft to the last mail. */
  readonly requestsPerSecond: number;
  /** The same up to the last answer: what the writer alone did meanwhile. */
  readonly answeredPerSecond: number;
  readonly mailsOfBurst: number;
  /** Milliseconds of processor time for each request; null where that cannot be told. */
  readonly cpu: Cpu | null;
  /** What Temporal keeps of the requests of the burst and of their arrangements. */
  readonly histories: Histories;
  /** Seconds from an answer on record to its mail on record as sent, at one request a second. */
  readonly mailAfter: {
    readonly n: number;
    readonly p50: number;
    readonly p95: number;
    readonly max: number;
  };
}

const AT_ONCE = 5;

async function main(drive: Drive): Promise<Driven> {
  const { ownerUrl, appUrl } = drive;
  await migrate(ownerUrl);
  const live = await LiveCases.on({ ownerUrl, appUrl, drop: async () => undefined });
  const worker = await startBenchWorker(drive);
  try {
    // Warm, and the plans of the statements made.
    await Promise.all(Array.from({ length: AT_ONCE }, () => wholeRequest(live)));
    await allSent(live);
    const burst = await driveBurst(live, drive);
    const histories = await historiesOf(live.dataSource, drive.temporalAddress);
    const mailAfter = await drivePaced(live, drive.pacedSeconds);
    return { ...burst, histories, mailAfter };
  } finally {
    process.stderr.write(worker.output());
    await worker.end('SIGTERM');
    await live.close();
  }
}

async function driveBurst(live: LiveCases, { burst, clients, inTurns }: Drive) {
  const before = await mailsOf(live);
  const cpuBefore = cpuSoFar();
  const start = Date.now();
  const all = Array.from({ length: burst }, () => stepsOf(live));
  const left = inTurns ? all[0]!.flatMap((_, step) => all.map((steps) => [steps[step]!])) : all;
  // A request whose turn comes before its last change is done waits for that.
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let steps = left.shift(); steps !== undefined; steps = left.shift()) {
        for (const step of steps) await step();
      }
    }),
  );
  const answered = Date.now();
  await allSent(live);
  const ended = Date.now();
  const cpu = cpuOfEach(cpuBefore, burst);
  return {
    requestsPerSecond: (burst * 1000) / (ended - start),
    answeredPerSecond: (burst * 1000) / (answered - start),
    mailsOfBurst: (await mailsOf(live)) - before,
    cpu,
  };
}

async function drivePaced(live: LiveCases, seconds: number): Promise<Driven['mailAfter']> {
  const [{ now: since }] = await live.dataSource.query<[{ now: Date }]>('SELECT clock_timestamp() AS now');
  const running: Promise<void>[] = [];
  const start = Date.now();
  for (let second = 0; second < seconds; second += 1) {
    await wait(Math.max(0, start + second * 1000 - Date.now()));
    running.push(wholeRequest(live));
  }
  await Promise.all(running);
  await allSent(live);
  const rows = await live.dataSource.query<{ after: string }[]>(
    `SELECT extract(epoch FROM m.sent_at - f.recorded_at) AS after
       FROM mail_message m JOIN effect e ON e.id = m.effect_id
       JOIN fact f ON f.case_id = e.case_id AND f.number = e.number
      WHERE f.recorded_at >= $1 AND m.status = 'sent' ORDER BY 1`,
    [since],
  );
  const after = rows.map((row) => Math.max(0, Number(row.after)));
  const rank = (share: number) => after[Math.max(0, Math.ceil(share * after.length) - 1)] ?? Number.NaN;
  return { n: after.length, p50: rank(0.5), p95: rank(0.95), max: rank(1) };
}

/** One request from its draft to its grant: notice, three consents, the Council's act on paper by two persons. */
async function wholeRequest(live: LiveCases): Promise<void> {
  for (const step of stepsOf(live)) await step();
}

/** The changes of one request, to be made one after the other. */
function stepsOf(live: LiveCases): (() => Promise<void>)[] {
  const request = { id: '' };
  const paper = { id: '' };
  let last: Promise<void> = Promise.resolve();
  const inOrder = (step: () => Promise<void>) => () => (last = last.then(step));
  const consent = (legId: string, viewer: (typeof cast)[keyof typeof cast]) =>
    inOrder(() => live.decide(request.id, legId, viewer, 'consent'));
  return [
    inOrder(async () => {
      request.id = (await live.submit()).requestId;
    }),
    inOrder(() =>
      live.decide(request.id, NOTICE, cast.notifier, 'notice_given', {
        instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
      }),
    ),
    consent(UKRAINE, cast.ukraine),
    consent(LIBERIA, cast.liberia),
    consent(COTE_DIVOIRE, cast.coteDIvoire),
    inOrder(async () => {
      const input = answerInputSchema.parse({ answer: 'adopted', act: resolution1967 });
      const ref = { requestId: request.id, legId: COUNCIL };
      const { paperId } = await live.run((tx) => live.cases.recordPaper(tx, cast.council, ref, input));
      paper.id = paperId;
    }),
    inOrder(async () => {
      const ref = { requestId: request.id, paperId: paper.id };
      await live.run((tx) => live.cases.countersignPaper(tx, cast.secondFocalPoint, ref));
    }),
  ];
}

async function mailsOf(live: LiveCases): Promise<number> {
  const [row] = await live.dataSource.query<{ sent: string }[]>(
    `SELECT count(*) AS sent FROM mail_message WHERE status = 'sent'`,
  );
  return Number(row?.sent);
}

async function allSent(live: LiveCases): Promise<void> {
  await until(async () => {
    const [row] = await live.dataSource.query<{ left: boolean }[]>(
      `SELECT EXISTS (SELECT FROM effect WHERE status = 'pending') AS left`,
    );
    return row?.left === false;
  });
}

process.stdout.write(`${JSON.stringify(await main(JSON.parse(process.argv[2] ?? '{}')))}\n`);
