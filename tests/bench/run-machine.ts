import { performance } from 'node:perf_hooks';
import { type Authority, type RequestContent, codesOf } from '#libs/contracts';
import {
  type ArrangementState,
  type BrokenRule,
  type RequestParties,
  type RequestState,
  planLegs,
  stepArrangement,
  stepRequest,
} from '#libs/process';
import { type Entry, Life } from '../support/machine/lives/process-life.js';
import {
  asksOf,
  desk,
  drafted,
  helicopters,
  mi24,
  noticeFirst,
  parties,
  resolution1967,
  submitted,
  voiceOf,
} from '../support/machine/process-mi24.js';
import { fail } from './turns.js';

/** What the pure machine does with requests of one size. */
export interface MachineResult {
  readonly legs: number;
  /** Facts of both logs in one life, from the draft to the grant. */
  readonly facts: number;
  /** The request once it is granted, as JSON in UTF-8. */
  readonly stateBytes: number;
  readonly stepsPerSecond: number;
  /** How often the same state can be copied in a second: the baselines. */
  readonly clonesPerSecond: number;
  readonly jsonTripsPerSecond: number;
}

/** The day after resolution 1967 (2011) was adopted. */
const START = '2011-01-20T14:00:00.000Z';
/** Legs beside those of the contributors: the notice, two hosts and the Council. */
const OTHER_LEGS = 4;
const SLICE_MS = 50;

/**
 * Measures the machine without a store: the facts of whole lives folded one after the other, in turns with copies of the
 * state that they end in.
 *
 * @param legs how many legs the request has, five or more
 * @param sliceCount how many slices of 50 ms each of the three gets
 */
export function runMachine(legs: number, sliceCount: number): MachineResult {
  const log = lifeWith(legs - OTHER_LEGS);
  const state = foldAll(log);
  const text = JSON.stringify(state);
  let copied: unknown = null;
  const rates = ratesOf(sliceCount, {
    steps: () => {
      foldAll(log);
      return log.length;
    },
    clones: () => {
      copied = structuredClone(state);
      return 1;
    },
    jsonTrips: () => {
      copied = JSON.parse(JSON.stringify(state));
      return 1;
    },
  });
  if (copied === null || Object.keys(state.legs).length !== legs) {
    fail('the request has not the legs it should');
  }
  return {
    legs,
    facts: log.length,
    stateBytes: Buffer.byteLength(text),
    stepsPerSecond: rates.steps,
    clonesPerSecond: rates.clones,
    jsonTripsPerSecond: rates.jsonTrips,
  };
}

/** The facts of a request from its draft to its grant: each contributor takes its task, asks, is answered, consents. */
export function lifeWith(contributors: number, everyoneAsks = true): Entry[] {
  const lines = Array.from({ length: contributors }, (_, index) => ({
    ...mi24,
    id: `line-${index}`,
    unitId: `unit-${index}`,
  }));
  const content: RequestContent = { ...helicopters, lines };
  const authority: Authority = {
    ...resolution1967,
    units: lines.map(({ unitId }) => ({ unitId, count: 3, persons: 60, words: unitId })),
  };
  const of: RequestParties = {
    ...parties,
    contributors: lines.map((line, index) => ({ lineId: line.id, partyId: `state-${index}` })),
  };
  const life = new Life();
  const opened = {
    kind: 'opened',
    at: START,
    by: null,
    channel: 'inbox',
    arrangementId: 'a1',
    sendingMission: content.sendingMission,
    receivingMission: content.receivingMission,
    clockOffsetMs: 0,
    assumptions: null,
  } as const;
  const legs = planLegs(of, noticeFirst);
  const asks = asksOf(noticeFirst, of);
  const submission = submitted(START, noticeFirst, of);
  if (submission.kind !== 'submitted') fail('there is no submission');
  must(
    life.give(
      { of: 'arrangement', fact: opened },
      { of: 'request', fact: drafted(START, content) },
      { of: 'request', fact: { ...submission, authority, asks } },
    ),
  );
  const [notice, ...others] = legs.map((leg) => leg.id);
  must(life.agrees(notice ?? fail('nobody gives notice'), START));
  for (const legId of others) {
    const by = voiceOf(legId);
    const [task] = Object.values(life.request.tasks).filter((one) => one.legId === legId);
    const questionId = `q-${legId}`;
    must(life.does(START, { kind: 'task_claimed', by, taskId: task?.id ?? '' }));
    if (everyoneAsks) {
      must(
        life.does(START, { kind: 'question_asked', by, questionId, legId, text: 'Who pays for the fuel?' }),
      );
      must(life.does(START, { kind: 'question_answered', by: desk, questionId, text: 'The mission does.' }));
    }
    must(life.agrees(legId, START));
  }
  if (life.request.status !== 'granted') fail(`the request is ${life.request.status}`);
  return life.held.log;
}

function must(broken: BrokenRule | null): void {
  if (broken !== null) fail(`the life breaks ${codesOf(broken)}`);
}

/** Folds a log as the writer does, but with nothing around it. */
export function foldAll(log: readonly Entry[]): RequestState {
  let request: RequestState | null = null;
  let arrangement: ArrangementState | null = null;
  for (const entry of log) {
    if (entry.of === 'request') {
      const result = stepRequest(request, entry.fact, noticeFirst);
      request = 'broken' in result ? fail(codesOf(result.broken)) : result.state;
    } else {
      const result = stepArrangement(arrangement, entry.fact);
      arrangement = 'broken' in result ? fail(codesOf(result.broken)) : result.state;
    }
  }
  return request ?? fail('the log is empty');
}

/** Lets several jobs take turns in short slices; each says how much it did. @returns how much in a second, the median slice */
function ratesOf<K extends string>(
  sliceCount: number,
  jobs: Readonly<Record<K, () => number>>,
): Record<K, number> {
  const kinds = Object.keys(jobs) as K[];
  const rates = new Map(kinds.map((kind) => [kind, [] as number[]]));
  for (let slice = -1; slice < sliceCount; slice += 1) {
    for (const kind of kinds) {
      const start = performance.now();
      let done = 0;
      do done += jobs[kind]();
      while (performance.now() - start < SLICE_MS);
      // The first slice only warms up.
      if (slice >= 0) rates.get(kind)?.push((done / (performance.now() - start)) * 1000);
    }
  }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
  return Object.fromEntries(kinds.map((kind) => [kind, median(rates.get(kind) ?? [])])) as Record<K, number>;
}
