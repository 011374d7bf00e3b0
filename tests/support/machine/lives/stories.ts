import * as fc from 'fast-check';
import type { HeldBy, Instant, RequestContent } from '#libs/contracts';
import type { ReservationRequest } from '#libs/process';
import { everybodyAgrees, moves } from '../model/moves-of-people.js';
import type { Move } from '../model/moves-of-people.js';
import { momentOf, pauses } from '../process-facts.js';
import type { Entry } from './process-life.js';
import { Life } from './process-life.js';
import { worlds } from '../model/worlds.js';
import type { World } from '../model/worlds.js';

const START = '2011-01-17T15:00:00.000Z';
const HOUR = 3_600_000;

/** How often each thing happens. */
const WEIGHTS: Readonly<Record<string, number>> = {
  agreement: 45,
  everybody: 6,
  answer: 45,
  paper: 20,
  paperReview: 22,
  contest: 14,
  question: 12,
  reply: 12,
  conditions: 25,
  late: 12,
  waive: 6,
  notInRecord: 3,
  refusal: 15,
  amend: 12,
  drop: 3,
  approver: 12,
  calendar: 5,
  override: 10,
  overrideReview: 10,
  task: 22,
  reservation: 8,
  readiness: 5,
  end: 1,
  arrangement: 20,
  nothing: 4,
};

const anything: fc.Arbitrary<Move> = fc.oneof(
  ...Object.entries(WEIGHTS).map(([name, weight]) => {
    const arbitrary = moves[name];
    if (arbitrary === undefined) throw new Error(`there is no move ${name}`);
    return { weight, arbitrary };
  }),
);

const story = (among: readonly World[]) =>
  fc.constantFrom(...among).chain((world) =>
    fc.record({
      world: fc.constant(world),
      content: fc.constantFrom(...world.contents),
      agreedFirst: fc.boolean(),
      moves: fc.array(fc.tuple(pauses, anything), { minLength: 5, maxLength: 40, size: 'max' }),
      neededBy: fc.constantFrom('2011-02-01', '2011-02-28', '2011-06-30', '2011-06-30'),
      refusals: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    }),
  );

/** One invented life, with the facts that people gave in it. */
export interface Played {
  world: World;
  life: Life;
  given: Entry[];
  start: Instant;
  /** Who holds the unit that is needed, or null where it is free. */
  heldBy: (need: ReservationRequest, factCount: number) => HeldBy | null;
  /** A life of the same kind in which nothing has happened yet. */
  fresh: () => Life;
}

/** Lives a story. Facts that break a rule were refused and are not among those given. */
function play(told: {
  world: World;
  content: RequestContent;
  agreedFirst: boolean;
  moves: [number | string, Move][];
  neededBy: string;
  refusals: boolean[];
}) {
  const { world } = told;
  const { policy, submission, ofRecord } = world;
  const content = { ...told.content, neededBy: told.neededBy };
  const heldBy = (_need: ReservationRequest, count: number) =>
    told.refusals[count % 7] === true ? ({ code: 'held.by_another', params: {} } as const) : null;
  const fresh = () => Life.submittedAt(START, content, new Life(policy, heldBy), { submission, ofRecord });
  const acts: [number | string, Move][] = told.agreedFirst
    ? [[24 * HOUR, everybodyAgrees], ...told.moves]
    : told.moves;
  const lived = (watch: Life['onFold'] = null): Played => {
    const life = fresh();
    life.onFold = watch;
    const given: Entry[] = [];
    let now: Instant = START;
    acts.forEach(([pause, move], index) => {
      now = momentOf(life, now, pause);
      life.tick(now);
      move(life, index, now, (entry) => {
        const stood = entry !== null && life.give(entry) === null;
        if (stood) given.push(entry);
        return stood;
      });
    });
    return { world, life, given, start: START, heldBy, fresh };
  };
  // A counterexample is told as what people did in it.
  return Object.assign(lived, {
    [fc.toStringMethod]: () => `${world.name}: ${JSON.stringify(lived().given, null, 1)}`,
  });
}

/** Random lives: what people, papers, the database and the clock may do to a request and its arrangement, under every policy. */
export const stories = story(worlds).map(play);
