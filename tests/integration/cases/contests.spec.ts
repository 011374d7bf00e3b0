import { contestKeyFrom, contestTokenFor } from '#libs/mail';
import { ApiRequests, type Drafted } from '../../support/api/api-requests.js';
import { mailsTo } from '../../support/product/mailbox.js';
import { type Caller, withReferencesOfItsOwn } from '../../support/api/running-api.js';
import { until } from '../../support/product/until.js';
import { resultOf, type BodyOf, type ApiSchemas } from '#libs/contracts/client';
import { problemOf, legOf, textOf } from '../../support/api/answers.js';

const UKRAINE = 'contributor_consent:ukraine';
const LIBERIA = 'host_consent:liberia';

const note = (on: string, reference = 'NV 41/2011') => ({
  kind: 'note_verbale' as const,
  reference,
  organ: null,
  date: { on },
});
const consent = { answer: 'consent', instrument: note('2011-01-04') } satisfies BodyOf<'recordPaper'>;

let requests: ApiRequests;
let tomas: Caller;
let miriam: Caller;

beforeAll(async () => {
  requests = await ApiRequests.start();
  await withReferencesOfItsOwn(requests.api);
  [tomas, miriam] = await Promise.all([requests.api.as('tomas-lindqvist'), requests.api.as('miriam-okafor')]);
});
afterAll(() => requests.close());

/** Records an answer from a paper, countersigned by a second person; gives the id of the decision. */
async function onPaper({ requestId }: Drafted, legId: string, input: BodyOf<'recordPaper'>): Promise<string> {
  const recorded = await tomas.api.recordPaper({ requestId, legId, body: input });
  expect(recorded).toMatchObject({ status: 201 });
  const signed = await miriam.api.countersignPaper({ requestId, paperId: resultOf(recorded).paperId });
  expect(signed).toMatchObject({ status: 201, body: { status: 'counts' } });
  return resultOf(signed).decisionId;
}

async function viewOf({ requestId }: Drafted, as: Caller = requests.manager) {
  return await as.does.getRequest({ requestId });
}

describe('a record that its party contests, through the API', () => {
  it('no longer counts; the Secretariat has a task, and corrects the record by a further one', async () => {
    const request = await requests.noticed();
    const decisionId = await onPaper(request, LIBERIA, consent);
    const james = await requests.api.as('james-kollie');

    expect(
      await tomas.api.contestRecord({
        requestId: request.requestId,
        legId: LIBERIA,
        decisionId,
        body: { reason: 'No.' },
      }),
    ).toMatchObject({ status: 403 });
    const awa = await requests.api.as('awa-kone');
    expect(
      (
        await awa.api.contestRecord({
          requestId: request.requestId,
          legId: LIBERIA,
          decisionId,
          body: { reason: 'No.' },
        })
      ).status,
    ).toBe(403);
    expect(
      (await james.raw('contestRecord', { requestId: request.requestId, legId: LIBERIA, decisionId }, {}))
        .status,
    ).toBe(422);
    const contested = await james.api.contestRecord({
      requestId: request.requestId,
      legId: LIBERIA,
      decisionId,
      body: { reason: 'Our note sets conditions.' },
    });
    expect(contested).toMatchObject({ status: 201, body: { contestId: expect.any(String) } });
    expect(
      problemOf(
        await james.api.contestRecord({
          requestId: request.requestId,
          legId: LIBERIA,
          decisionId,
          body: { reason: 'Again.' },
        }),
      ).errors[0]?.rule,
    ).toBe('already_exists');

    const view = await viewOf(request);
    expect(legOf(view, LIBERIA)).toMatchObject({ status: 'suspended', detail: { satisfied: false } });
    expect(view.tasks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'settle_contest', aboutId: resultOf(contested).contestId }),
      ]),
    );
    expect(view.contests).toMatchObject([
      {
        id: resultOf(contested).contestId,
        decisionId,
        status: 'open',
        rests: true,
        by: { name: 'James Kollie' },
      },
    ]);

    const note1 = await miriam.api.noteContest({
      requestId: request.requestId,
      contestId: resultOf(contested).contestId,
      body: { reason: 'Seen.' },
    });
    expect(problemOf(note1).errors[0]?.rule).toBe('status_forbids');
    const again = {
      ...consent,
      corrects: decisionId,
      correctionReason: 'We read it again.',
    } satisfies BodyOf<'recordPaper'>;
    const upheld = await tomas.api.recordPaper({ requestId: request.requestId, legId: LIBERIA, body: again });
    expect(upheld).toMatchObject({ status: 409, body: { errors: [{ pointer: '/answer' }] } });
    const without = await tomas.api.recordPaper({
      requestId: request.requestId,
      legId: LIBERIA,
      body: { ...consent, corrects: decisionId },
    });
    expect(without).toMatchObject({ status: 422, body: { errors: [{ pointer: '/correctionReason' }] } });

    const corrected = await onPaper(request, LIBERIA, {
      ...consent,
      instrument: note('2011-01-05', 'NV 42/2011'),
      corrects: decisionId,
      correctionReason: 'The number was misread.',
    });
    const after = await viewOf(request);
    expect(legOf(after, LIBERIA)).toMatchObject({ status: 'obtained', detail: { decisionId: corrected } });
    expect(after.contests).toMatchObject([{ status: 'corrected', successorId: corrected }]);
    expect(after.papers.at(-1)?.correctionReason).toBe('The number was misread.');
    expect(after.decisions.map(({ status }) => status)).toContain('superseded');
    expect(await requests.faults(request)).toEqual([]);
  });

  it('may be struck, so that the party is asked again, or let stand by the party alone', async () => {
    const request = await requests.noticed();
    const decisionId = await onPaper(request, LIBERIA, consent);
    const james = await requests.api.as('james-kollie');
    const contest = async () =>
      (
        await james.does.contestRecord({
          requestId: request.requestId,
          legId: LIBERIA,
          decisionId,
          body: { reason: 'Not so.' },
        })
      ).contestId;
    const first = await contest();
    expect(
      (await tomas.api.withdrawContest({ requestId: request.requestId, legId: LIBERIA, contestId: first }))
        .status,
    ).toBe(403);
    expect(
      (await james.api.withdrawContest({ requestId: request.requestId, legId: LIBERIA, contestId: first }))
        .status,
    ).toBe(200);
    expect(legOf(await viewOf(request), LIBERIA).status).toBe('obtained');
    const second = await contest();
    expect(
      (
        await james.api.strikeRecord({
          requestId: request.requestId,
          contestId: second,
          body: { reason: 'x' },
        })
      ).status,
    ).toBe(403);
    const struck = await miriam.api.strikeRecord({
      requestId: request.requestId,
      contestId: second,
      body: { reason: 'It was misread.' },
    });
    expect(struck.status).toBe(200);
    const view = await viewOf(request, james);
    expect(legOf(view, LIBERIA)).toMatchObject({ status: 'asked', detail: { round: 2 } });
    expect(view.contests.map(({ status }) => status)).toEqual(['withdrawn', 'struck']);
    expect((await viewOf(request, await requests.api.as('awa-kone'))).contests).toEqual([]);
    expect(await requests.faults(request)).toEqual([]);
  });
});

describe('what was asked, and when we were told', () => {
  it('is kept with every decision: text, language, revision and hash', async () => {
    const request = await requests.noticed();
    const before = legOf(await viewOf(request), LIBERIA).detail.ask;
    await onPaper(request, LIBERIA, consent);
    const view = await viewOf(request);
    const decision = view.decisions.at(-1);
    expect(decision).toMatchObject({
      askHash: before.askHash,
      textHash: before.textHash,
      asked: { text: before.text, language: before.language, revision: 1 },
      reportingDelay: {
        lag: { known: true, fromDays: 3, toDays: 3 },
        decided: { notBefore: '2011-01-04', notAfter: '2011-01-04' },
        reportedOn: '2011-01-07',
      },
    });
    const [row] = await requests.api.sql<{ text: string }>(
      `SELECT r.text FROM decision d JOIN rendering r ON r.ask_hash = d.ask_hash AND r.hash = d.text_hash
        WHERE d.id = $1`,
      [decision?.id],
    );
    expect(row?.text).toBe(before.text);
  });

  it('keeps a range and what is not known as such', async () => {
    const request = await requests.noticed();
    await onPaper(request, LIBERIA, {
      answer: 'consent',
      instrument: {
        ...note('2011-01-04'),
        date: { notBefore: '2011-01-02', notAfter: '2011-01-04' },
      },
    });
    await onPaper(request, UKRAINE, {
      answer: 'consent',
      instrument: { kind: 'law', reference: null, organ: 'Verkhovna Rada', date: null },
    });
    const delays = (await viewOf(request)).decisions.map(({ reportingDelay }) => reportingDelay);
    expect(delays).toContainEqual({
      decided: { notBefore: '2011-01-02', notAfter: '2011-01-04' },
      reportedOn: '2011-01-07',
      lag: { known: true, fromDays: 3, toDays: 5 },
    });
    expect(delays).toContainEqual({
      decided: { notBefore: null, notAfter: '2011-01-07' },
      reportedOn: '2011-01-07',
      lag: { known: false, atLeastDays: 0, reason: { code: 'lag.decided_inexact' } },
    });
  });

  it('refuses an answer to a text that has changed since, and says which revision is asked', async () => {
    const request = await requests.noticed();
    const james = await requests.api.as('james-kollie');
    const { textHash } = legOf(await viewOf(request, james), LIBERIA).detail.ask;
    const stale = await james.api.decideLeg({
      requestId: request.requestId,
      legId: LIBERIA,
      body: { answer: 'consent', textHash: 'a'.repeat(64) },
    });
    expect(stale).toMatchObject({
      status: 409,
      body: { errors: [{ rule: 'text_changed', pointer: '/textHash' }] },
    });
    expect(problemOf(stale).errors[0]?.message).toContain('revision 1');
    expect(
      (
        await james.api.decideLeg({
          requestId: request.requestId,
          legId: LIBERIA,
          body: { answer: 'consent', textHash: 'short' },
        })
      ).status,
    ).toBe(422);
    expect(
      (
        await james.api.decideLeg({
          requestId: request.requestId,
          legId: LIBERIA,
          body: { answer: 'consent', textHash },
        })
      ).status,
    ).toBe(201);
  });
});

describe('a vote with the position of each member', () => {
  const members =
    'china france russian-federation united-kingdom united-states bosnia-and-herzegovina brazil colombia gabon germany ' +
    'india lebanon nigeria portugal south-africa';
  const act = (votes: NonNullable<ApiSchemas['CouncilAct']['votes']>): BodyOf<'recordPaper'> => ({
    answer: 'adopted',
    act: { symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null, votes },
  });

  it('is recorded from a paper and shown, and refused where it does not carry', async () => {
    const request = await requests.noticed();
    await requests.manager.does.moveClock({
      arrangementId: request.arrangementId,
      body: {
        to: '2011-01-20T15:00:00Z',
      },
    });
    const all = members.split(' ').map((member) => ({ member, vote: 'for' as const }));
    const vetoed = all.map((each) =>
      each.member === 'china' ? { ...each, vote: 'against' as const } : each,
    );
    expect(
      await tomas.api.recordPaper({
        requestId: request.requestId,
        legId: 'council_decision:security-council',
        body: act(vetoed),
      }),
    ).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'vote_does_not_carry', pointer: '/act/votes' }] },
    });
    await onPaper(request, 'council_decision:security-council', act(all));
    const view = await viewOf(request);
    expect(view.act?.votes).toHaveLength(15);
    const page = await requests.manager.get(`/requests/${request.requestId}`);
    expect(page.body).toContain('15 for');
    expect(page.body).toContain('south-africa');
  });
});

describe('the page behind the link in a receipt', () => {
  async function linkOf(request: Drafted, decisionId: string): Promise<string> {
    const key = contestKeyFrom(requests.api.config.COUNTERSIGN_SECRET);
    const token = await contestTokenFor(requests.dataSource.manager, key, {
      personId: 'olena-koval',
      requestId: request.requestId,
      decisionId,
    });
    return `/records/${token}`;
  }

  const codeFor = async (reference: string, known: number) => {
    const mails = await until('the code is mailed', async () => {
      const found = (await mailsTo('olena.koval@ukraine.example', reference)).filter(({ subject }) =>
        subject.includes('Code'),
      );
      return found.length > known && found;
    });
    return /code is (\d{6})/u.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
  };

  it('shows the record, takes a contest by a mailed code, and lets it stand after all', async () => {
    const request = await requests.noticed();
    const decisionId = await onPaper(request, UKRAINE, consent);
    const { reference } = await viewOf(request);
    const path = await linkOf(request, decisionId);
    const capital = await requests.api.as();
    const before = await requests.api.counts();
    const shown = await capital.get(path);
    expect(shown.status).toBe(200);
    for (const words of [
      'What was recorded for Ukraine',
      'NV 41/2011',
      '3 days later',
      'The text that was asked',
    ]) {
      expect(shown.body).toContain(words);
    }
    expect(shown.body).not.toContain('<script');
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await requests.api.counts()).toEqual(before);

    expect((await capital.form(path, { '/reason': ' ' })).status).toBe(422);
    const reviewed = await capital.form(path, { '/reason': 'The note is not ours.' });
    expect(reviewed.headers.get('location')).toBe(`${path}/review`);
    expect((await capital.get(`${path}/review`)).body).toContain('The note is not ours.');
    expect((await capital.form(`${path}/review`, { code: '000000' })).status).toBe(422);
    expect(legOf(await viewOf(request), UKRAINE).status).toBe('obtained');
    const signed = await capital.form(`${path}/review`, { code: await codeFor(reference, 0) });
    expect(signed.headers.get('location')).toBe(path);
    expect(legOf(await viewOf(request), UKRAINE).status).toBe('suspended');
    expect((await capital.get(path)).body).toContain('Contested');

    await capital.form(path, { '/reason': '' });
    await capital.form(`${path}/review`, { code: await codeFor(reference, 1) });
    expect(legOf(await viewOf(request), UKRAINE).status).toBe('obtained');
    expect((await capital.get(path)).body).toContain('The party has let the record stand.');
    expect(await requests.faults(request)).toEqual([]);
  });

  it('mails no more than six codes in an hour to whoever has the link', async () => {
    const request = await requests.noticed();
    const path = await linkOf(request, await onPaper(request, UKRAINE, consent));
    const { reference } = await viewOf(request);
    const capital = await requests.api.as();
    const answers = [];
    for (let review = 0; review < 7; review += 1) {
      answers.push(await capital.form(path, { '/reason': 'The note is not ours.' }));
    }
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 303, 429]);
    expect(Number(answers[6]?.headers.get('retry-after'))).toBeGreaterThan(0);
    const mails = await mailsTo('olena.koval@ukraine.example', reference);
    expect(mails.filter(({ subject }) => subject.includes('Code'))).toHaveLength(6);
  });

  it('stops after five wrong codes, also when new ones are asked for', async () => {
    const request = await requests.noticed();
    const path = await linkOf(request, await onPaper(request, UKRAINE, consent));
    const { reference } = await viewOf(request);
    const capital = await requests.api.as();
    await capital.form(path, { '/reason': 'The note is not ours.' });
    const code = await codeFor(reference, 0);
    const wrong = code === '123456' ? '654321' : '123456';
    const statuses = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      statuses.push((await capital.form(`${path}/review`, { code: wrong })).status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    const again = await capital.form(path, { '/reason': 'The note is not ours.' });
    expect(again.status).toBe(429);
    expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(legOf(await viewOf(request), UKRAINE).status).toBe('obtained');
  });

  it('signs nothing that its page did not show', async () => {
    const request = await requests.noticed();
    const path = await linkOf(request, await onPaper(request, UKRAINE, consent));
    const { reference } = await viewOf(request);
    const capital = await requests.api.as();
    await capital.form(path, { '/reason': 'The note is not ours.' });
    const shown = /name="reviewed" value="([^"]+)"/u.exec(textOf(await capital.get(`${path}/review`)))?.[1];
    await capital.form(path, { '/reason': 'Something else.' });
    const code = await codeFor(reference, 1);
    const signed = await capital.form(`${path}/review`, { reviewed: shown ?? '', code });
    expect(signed).toMatchObject({ status: 409, body: expect.stringContaining('Something else.') });
    expect(legOf(await viewOf(request), UKRAINE).status).toBe('obtained');
  });

  it('is unknown for a token that is none of ours, and to who acts no more for the party', async () => {
    const request = await requests.noticed();
    const path = await linkOf(request, await onPaper(request, UKRAINE, consent));
    const capital = await requests.api.as();
    expect((await capital.get(`${path.slice(0, -2)}xx`)).status).toBe(404);
    await requests.api.sql(
      "UPDATE membership SET valid_to = clock_timestamp() WHERE person_id = 'olena-koval'",
    );
    expect((await capital.get(path)).status).toBe(404);
    await requests.api.sql("UPDATE membership SET valid_to = NULL WHERE person_id = 'olena-koval'");
  });
});
