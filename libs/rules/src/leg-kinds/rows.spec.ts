import { ANSWERS, LEG_KINDS, LEG_STATUSES } from '#libs/contracts';
import { legTable } from '../tables/leg-table.js';
import {
  isAwaited,
  isBlocking,
  isClosedOtherwise,
  isSoft,
  needsResolution,
  restsOnAnswer,
} from './leg-statuses.js';
import type { LegKindRow } from './row.js';
import { LEG_KIND_ROWS, isAnsweredByAct, legKind } from './rows.js';

/** No field of a row may be left out: each becomes `never` here, and then nothing can be assigned to it, where it may. */
type AllNeeded = { readonly [K in keyof LegKindRow]-?: object extends Pick<LegKindRow, K> ? never : true };

describe('the rows of the kinds of legs', () => {
  it('do not compile where a kind or a part of its row is missing', () => {
    const { clearances, ...others } = LEG_KIND_ROWS;
    const { holder, ...withoutHolder } = clearances;
    // @ts-expect-error a kind has no row
    const lacking: typeof LEG_KIND_ROWS = others;
    // @ts-expect-error a row does not say who holds the leg
    const silent: LegKindRow = withoutHolder;
    const needed: AllNeeded = {
      of: true,
      answers: true,
      offered: true,
      rests: true,
      holder: true,
      scope: true,
      needed: true,
      refusal: true,
      group: true,
      softAnswers: true,
      waivable: true,
      inAdvance: true,
      inWindow: true,
      comparedWithCouncil: true,
      bounds: true,
      silence: true,
    };
    expect(Object.keys(lacking)).toHaveLength(LEG_KINDS.length - 1);
    expect(Object.keys(silent)).toHaveLength(Object.keys(clearances).length - 1);
    expect(holder).toBe('party');
    expect(Object.keys(legKind('host_consent')).toSorted()).toEqual(Object.keys(needed).toSorted());
  });

  it.each(LEG_KINDS)('offers for %s only what it can be answered with, a yes first', (kind) => {
    const { answers, offered } = legKind(kind);
    const known = ANSWERS.filter((answer) => answers[answer] !== undefined);
    expect(known).toEqual(expect.arrayContaining([...offered]));
    const [first] = offered;
    const next = first === undefined ? undefined : answers[first];
    expect(['obtained', 'consulted']).toContain(next);
  });

  // A notice is given or it is not: nobody can speak against it but as one voice among several.
  it.each(LEG_KINDS.filter((kind) => kind !== 'advance_notice'))(
    'knows for %s what a group comes to from its own answers',
    (kind) => {
      const { answers, group } = legKind(kind);
      expect(Object.values(answers)).toEqual(expect.arrayContaining([group.approves, group.rejects]));
    },
  );

  it('names the act of the Council on one kind only', () => {
    expect(LEG_KINDS.filter(isAnsweredByAct)).toEqual(['council_decision']);
  });
});

describe('the roles of the statuses of legs', () => {
  it('say who blocks, who is well disposed, and what is still awaited', () => {
    expect(LEG_STATUSES.filter(isBlocking)).toEqual(['refused', 'objected', 'withdrawn']);
    expect(LEG_STATUSES.filter(needsResolution)).toEqual(['refused', 'objected', 'withdrawn', 'suspended']);
    expect(LEG_STATUSES.filter(isSoft)).toEqual(['in_principle', 'provisional', 'notified', 'consulted']);
    expect(LEG_STATUSES.filter(isAwaited)).toEqual([
      'not_started',
      'asked',
      'paused',
      'in_principle',
      'provisional',
      'notified',
      'consulted',
    ]);
    expect(LEG_STATUSES.filter(isClosedOtherwise)).toEqual(['lapsed', 'waived']);
  });

  it('count as resting on an answer whatever an answer leads to, and nothing else', () => {
    const reached = new Set(legTable().flatMap(({ outcome }) => ('next' in outcome ? [outcome.next] : [])));
    expect(LEG_STATUSES.filter(restsOnAnswer)).toEqual(
      LEG_STATUSES.filter((status) => reached.has(status as never)),
    );
  });
});
