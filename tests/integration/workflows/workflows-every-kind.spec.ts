import { ASKING_ACTIVITIES, type LegKind, LEG_KINDS, workflowIdOf } from '#libs/contracts';
import { connectTemporal, type TemporalLink } from '#libs/platform';
import { cast } from '../../support/fixtures/cast.js';
import { formatCode } from '../../../activities/story/words.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { EveryKindCases, enterEveryKind, furtherCast } from '../../support/product/live-every-kind.js';
import { LiveCases, unique } from '../../support/product/live-request.js';
import { COTE_DIVOIRE, LIBERIA, NOTICE, UKRAINE } from '../../support/product/arrangement-case.js';
import { mailsTo } from '../../support/product/mailbox.js';
import { required, startWorker, type RunningWorker } from '../../support/product/running-worker.js';
import { until } from '../../support/product/until.js';

const ANA = 'ana.ribeiro@dpko.example';
const OLENA = 'olena.koval@ukraine.example';
const JAMES = 'james.kollie@liberia.example';
const JUN = 'jun.takeda@eosg.example';
const MARIA = `${furtherCast.unmil.personId}@parties.example`;

describe('workflows of every kind of leg', () => {
  let database: TestDatabase;
  let live: LiveCases;
  let cases: EveryKindCases;
  let worker: RunningWorker;
  let temporal: TemporalLink;

  beforeAll(async () => {
    database = await createTestDatabase();
    live = await LiveCases.on(database);
    await enterEveryKind(database);
    cases = new EveryKindCases(live);
    temporal = await connectTemporal({
      TEMPORAL_ADDRESS: required('COUNTERSIGN_TEST_TEMPORAL_ADDRESS'),
      TEMPORAL_NAMESPACE: 'default',
    });
    worker = await startWorker(database, { taskQueue: unique('every-kind') });
  });

  afterAll(async () => {
    await worker.stop();
    await temporal.close();
    await live.close();
    await database.drop();
  });

  const stateOf = (requestId: string) => live.cases.requestState(live.dataSource.manager, requestId);

  async function referenceOf(requestId: string): Promise<string> {
    const [row]: { reference: string }[] = await live.dataSource.query(
      'SELECT reference FROM request WHERE id = $1',
      [requestId],
    );
    return row?.reference ?? '';
  }

  /** A request on which notice was given; its capital, hosts, regional body and Council have been asked. */
  async function noticeGiven(first: (requestId: string) => Promise<void> = async () => undefined) {
    const draft = await cases.submit();
    await first(draft.requestId);
    await live.decide(draft.requestId, NOTICE, cast.notifier, 'notice_given', {
      instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
    });
    return { ...draft, reference: await referenceOf(draft.requestId) };
  }

  const mailTo = (address: string, words: string) =>
    until(`a mail to ${address}: ${words}`, async () => (await mailsTo(address, words))[0]);
  const moveClock = (arrangementId: string, to: string) =>
    live.run((tx) => live.cases.moveClock(tx, cast.manager, arrangementId, to));

  const detailsOf = async (requestId: string): Promise<string> => {
    const { currentDetails } = await temporal.client.workflow
      .getHandle(workflowIdOf({ kind: 'request', requestId }))
      .query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    return currentDetails ?? '';
  };

  it('carry each kind in a stage of its own name, with an activity that says who is asked', async () => {
    const done = async (requestId: string): Promise<string[]> => {
      const handle = temporal.client.workflow.getHandle(workflowIdOf({ kind: 'request', requestId }));
      const { events } = await handle.fetchHistory();
      // Those beyond the first few of a look are no local activities.
      return (events ?? []).map(
        (event) =>
          event.activityTaskScheduledEventAttributes?.activityType?.name ??
          new TextDecoder().decode(
            event.markerRecordedEventAttributes?.details?.['data']?.payloads?.[0]?.data ?? new Uint8Array(),
          ),
      );
    };
    // Who answers before the workflow has looked is asked no more.
    const asked = (requestId: string, ...kinds: readonly LegKind[]) =>
      until(`asked: ${kinds.join(', ')}`, async () => {
        const acts = await done(requestId);
        return kinds.every((kind) => acts.some((one) => one.includes(ASKING_ACTIVITIES[kind])));
      });
    const { requestId } = await noticeGiven(async (draft) => void (await asked(draft, 'advance_notice')));
    await asked(requestId, 'contributor_consent');
    await live.decide(requestId, UKRAINE, cast.ukraine, 'consent');
    const legs = Object.values((await stateOf(requestId)).legs);
    expect(new Set(legs.map((leg) => leg.kind))).toEqual(new Set(LEG_KINDS));
    await asked(requestId, ...LEG_KINDS);
    const details = await detailsOf(requestId);
    for (const { kind } of legs) expect(details).toContain(`| ${formatCode(kind)} |`);
  });

  it('say in their details for whom each open leg waits', async () => {
    const { requestId } = await noticeGiven();
    const waits: Partial<Record<LegKind, string>> = {
      releasing_assessment: 'the Secretariat, since ',
      cost_review: 'the Secretariat, since ',
      consultation: 'Ukraine, since ',
      regional_consent: 'African Union, since ',
      council_decision: 'Security Council, since ',
    };
    const details = await until('the details are there', async () => {
      const shown = await detailsOf(requestId);
      return shown.includes('Security Council, since') && shown;
    });
    for (const [kind, holder] of Object.entries(waits)) {
      const row = details.split('\n').find((line) => line.includes(`| ${formatCode(kind)} |`));
      expect(row).toContain(`| ${holder}`);
    }
  });

  it('tell, step by step, those whom the policy names that a capital is silent', async () => {
    const { requestId, arrangementId, reference } = await noticeGiven();
    await moveClock(arrangementId, '2011-01-27T16:00:00.000Z');
    const silence = `[${reference}] No answer from Ukraine`;
    await until('the managers are told what to do', async () =>
      (await mailsTo(ANA, silence)).some(({ text }) => text.includes('Call the Permanent Mission.')),
    );
    expect(await mailsTo(JUN, silence)).toEqual([]);
    await moveClock(arrangementId, '2011-01-29T16:00:00.000Z');
    const second = await mailTo(JUN, silence);
    expect(second.text).toContain('Raise it at the level of the Under-Secretary-General.');
    expect(await mailsTo(MARIA, silence)).toEqual([]);
    await moveClock(arrangementId, '2011-01-31T16:00:00.000Z');
    await mailTo(MARIA, silence);
    expect((await stateOf(requestId)).legs[UKRAINE]).toMatchObject({ status: 'asked', satisfied: false });
  });

  it('close the rounds of an amended request, ask the new text, and tell who has consented that it stands', async () => {
    const { requestId, reference } = await noticeGiven();
    await live.decide(requestId, LIBERIA, cast.liberia, 'consent');
    await cases.amend(requestId, 50, 'Ten fewer are needed.');
    const told = await mailTo(ANA, `[${reference}] The request has been amended`);
    expect(told.text).toContain('Ten fewer are needed.');
    await mailTo(JAMES, `[${reference}] The request has changed, and your consent stands`);
    await until('the capital is asked the new text', async () =>
      (await mailsTo(OLENA, `[${reference}] Consent of Ukraine`)).some(({ text }) =>
        text.includes('revision 2'),
      ),
    );
    const { legs } = await stateOf(requestId);
    expect(legs[UKRAINE]?.rounds.map((round) => round.closedBecause)).toEqual(['revised', null]);
    expect(legs[LIBERIA]?.rounds).toHaveLength(1);
  });

  it('tell that nobody is left who could answer for a host', async () => {
    const { requestId, reference } = await noticeGiven();
    await cases.bring(requestId, {
      kind: 'approver_removed',
      legId: COTE_DIVOIRE,
      seatId: 'party',
      personId: cast.coteDIvoire.personId,
      reason: 'She has left the ministry.',
    });
    const mail = await mailTo(ANA, `[${reference}] Nobody can answer for`);
    expect(mail.text).toContain('none is assumed');
  });
});
