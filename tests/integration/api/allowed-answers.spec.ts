import type { AnswersOnLeg, LegView } from '#libs/cases';
import { ANSWERS, type Answer, LEG_KINDS, PARTS_OF_ANSWERS, type AnswerPart } from '#libs/contracts';
import { cast } from '../../support/fixtures/cast.js';
import { type Caller, type TestApi, startTestApi } from '../../support/api/running-api.js';
import { resolution1967 } from '../../support/product/arrangement-case.js';
import { EveryKindCases, enterEveryKind, furtherCast } from '../../support/product/live-every-kind.js';
import { LiveCases } from '../../support/product/live-request.js';

/*
 * What the view of a leg lists as answers against the API itself, on legs of every kind: whatever is not listed is refused and
 * changes nothing, and what is listed is taken with no more than the parts that it is said to need. The machine is tried with
 * every combination in possible-answers.spec.ts; here each leg is led from status to status by answers that are listed.
 */

const PEOPLE: Readonly<Record<string, string>> = {
  eosg: cast.notifier.personId,
  dpko: furtherCast.costReview.personId,
  'security-council': cast.council.personId,
  ukraine: cast.ukraine.personId,
  liberia: cast.liberia.personId,
  'cote-divoire': cast.coteDIvoire.personId,
  unmil: furtherCast.unmil.personId,
  unoci: furtherCast.unoci.personId,
  'african-union': furtherCast.africanUnion.personId,
};

const PARTS: Readonly<Record<AnswerPart, unknown>> = {
  conditions: 'only by day',
  lastDay: '2011-02-01',
  reason: 'The situation has changed.',
  act: resolution1967,
  instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
};

function bodyOf(answer: Answer, needs: readonly AnswerPart[], more: object): object {
  return { answer, ...Object.fromEntries(needs.map((part) => [part, PARTS[part]])), ...more };
}

/** What belongs to a record of a paper besides; a correction says why it is one. */
function ofPaper(corrects: string | null): object {
  const instrument = { kind: 'letter', reference: 'NV/1', organ: null, date: null };
  return { instrument, ...(corrects === null ? {} : { correctionReason: 'A slip.' }) };
}

describe('the answers that the view of a leg lists', () => {
  let api: TestApi;
  let live: LiveCases;
  let every: EveryKindCases;
  let manager: Caller;
  let focalPoint: Caller;
  const people = new Map<string, Caller>();
  /** How often each answer was taken on each kind in each status. */
  const taken = new Map<string, number>();
  const differ: string[] = [];
  /** What was refused once is refused again where nothing that it depends on is different. */
  const refused = new Set<string>();

  beforeAll(async () => {
    api = await startTestApi();
    await enterEveryKind(api.database);
    live = await LiveCases.on(api.database);
    every = new EveryKindCases(live);
    manager = await api.as(cast.manager.personId);
    focalPoint = await api.as(cast.focalPoint.personId);
    // A signatory answers from mail, and has no account; the Council's own person records only.
    await api.sql(
      "UPDATE membership SET role = 'approver' WHERE role = 'signatory' OR party_id = 'security-council'",
    );
    for (const [partyId, personId] of Object.entries(PEOPLE)) people.set(partyId, await api.as(personId));
  });
  afterAll(async () => {
    await live?.close();
    await api?.close();
  });

  const clientOf = (leg: LegView) => people.get(leg.party.id) as Caller;
  const factsOf = async (requestId: string) =>
    (await api.sql<{ n: string }>('SELECT count(*) AS n FROM fact WHERE case_id = $1', [requestId]))[0]?.n;

  async function legOf(client: Caller, requestId: string, legId: string): Promise<LegView> {
    const { legs } = await client.does.getRequest({ requestId });
    return legs.find(({ id }) => id === legId) as LegView;
  }

  /** Tries what is not listed, for every seat, with and without a correction. */
  async function refuses(
    client: Caller,
    act: 'decideLeg' | 'recordPaper',
    { requestId, leg, listed }: { requestId: string; leg: LegView; listed: AnswersOnLeg },
  ): Promise<void> {
    for (const seat of leg.detail?.seats ?? []) {
      for (const answer of ANSWERS) {
        const on = listed.find((each) => each.answer === answer)?.seats.find(({ id }) => id === seat.id);
        if (on !== undefined && !on.mustCorrect) continue;
        const corrects = on === undefined ? (seat.decisionId ?? leg.detail?.decisionId ?? null) : null;
        const what = [leg.kind, leg.status, act, answer, seat.decisionId === null, corrects === null];
        if (refused.has(what.join())) continue;
        refused.add(what.join());
        const body = bodyOf(answer, PARTS_OF_ANSWERS[answer].needs, {
          ...(act === 'recordPaper' ? ofPaper(corrects) : {}),
          seat: seat.id,
          corrects,
        });
        const { status } = await client.raw(act, { requestId, legId: leg.id }, body);
        if (status < 400 || status >= 500) {
          differ.push(
            `${answer} on ${leg.kind} when ${leg.status} by ${act}: answered ${status}, not listed`,
          );
        }
      }
    }
  }

  /** Gives, or records, the listed answer that has been taken least often so on such a leg. */
  async function gives(
    client: Caller,
    act: 'decideLeg' | 'recordPaper',
    { requestId, leg, listed }: { requestId: string; leg: LegView; listed: AnswersOnLeg },
  ): Promise<void> {
    const times = (answer: Answer) => taken.get(`${leg.kind} ${leg.status} ${act} ${answer}`) ?? 0;
    const [next] = listed.toSorted((a, b) => times(a.answer) - times(b.answer));
    const [on] = next?.seats ?? [];
    if (next === undefined || on === undefined) return;
    taken.set(`${leg.kind} ${leg.status} ${act} ${next.answer}`, times(next.answer) + 1);
    const corrects = on.mustCorrect ? on.corrects : null;
    const { status, body } = await client.raw(
      act,
      { requestId, legId: leg.id },
      bodyOf(next.answer, next.needs, {
        ...(act === 'recordPaper' ? ofPaper(corrects) : {}),
        seat: on.id,
        corrects,
      }),
    );
    // A record counts, or is late, once a second person has countersigned it.
    if (status !== (on.late && act === 'decideLeg' ? 202 : 201)) {
      differ.push(`${next.answer} on ${leg.kind} when ${leg.status}: ${status} ${JSON.stringify(body)}`);
    }
  }

  async function step(requestId: string, legId: string, fromPaper = false): Promise<void> {
    const leg = await legOf(focalPoint, requestId, legId);
    const client = clientOf(leg);
    const own = await legOf(client, requestId, legId);
    const answers = { requestId, leg: own, listed: own.allowedAnswers };
    const records = { requestId, leg, listed: leg.allowedRecords };
    const before = await factsOf(requestId);
    await refuses(client, 'decideLeg', answers);
    if (fromPaper) await refuses(focalPoint, 'recordPaper', records);
    expect(await factsOf(requestId)).toBe(before);
    if (fromPaper) await gives(focalPoint, 'recordPaper', records);
    await gives(client, 'decideLeg', answers);
  }

  async function legsOf(requestId: string): Promise<string[]> {
    const { legs } = await manager.does.getRequest({ requestId });
    return legs.map(({ id }) => id);
  }

  it.each<[string, (requestId: string, arrangementId: string) => Promise<void>, number]>([
    ['from the start', async () => undefined, 1],
    [
      'once notice was given',
      async (requestId) => {
        await step(requestId, 'advance_notice:eosg');
      },
      3,
    ],
    [
      'where questions wait for a reply',
      async (requestId) => {
        await step(requestId, 'advance_notice:eosg');
        for (const legId of await legsOf(requestId)) {
          const client = clientOf(await legOf(manager, requestId, legId));
          await client.api.askOnLeg({ requestId, legId, body: { text: 'Who pays?' } });
        }
      },
      1,
    ],
    [
      'where legs were waived',
      async (requestId) => {
        const why = { instrument: 'S/RES/1962 (2010)', reason: 'Not needed.' };
        for (const legId of await legsOf(requestId)) {
          await manager.api.waiveLeg({ requestId, legId, body: why });
        }
      },
      1,
    ],
    [
      'when all has lapsed',
      async (requestId, arrangementId) => {
        await step(requestId, 'advance_notice:eosg');
        await manager.does.moveClock({ arrangementId, body: { to: '2011-03-01T12:00:00Z' } });
      },
      1,
    ],
  ])('are taken, and no others, %s', async (_when, prepare, rounds) => {
    const { requestId, arrangementId } = await every.submit();
    await prepare(requestId, arrangementId);
    for (let round = 0; round < rounds; round += 1) {
      for (const legId of await legsOf(requestId)) await step(requestId, legId, round === 0);
    }
    expect(differ).toEqual([]);
  });

  it('were tried on every kind of leg', () => {
    for (const [act, statuses] of [
      ['decideLeg', 7],
      ['recordPaper', 5],
    ] as const) {
      const done = [...taken.keys()].map((each) => each.split(' ')).filter((each) => each[2] === act);
      expect(LEG_KINDS.filter((kind) => !done.some((each) => each[0] === kind))).toEqual([]);
      expect(new Set(done.map((each) => each[1])).size).toBeGreaterThanOrEqual(statuses);
    }
  });
});
