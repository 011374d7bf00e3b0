import { type BodyOf } from '#libs/contracts/client';
import { verifyChains } from '#libs/audit';
import { ApiRequests, type Drafted } from '../../support/api/api-requests.js';
import type { Caller } from '../../support/api/running-api.js';
import { expectStatus, problemOf, present } from '../../support/api/answers.js';

const LIBERIA = 'host_consent:liberia';

let world: ApiRequests;
let ana: Caller;
let tomas: Caller;
let james: Caller;
let awa: Caller;
let daniel: Caller;
let drafted: Drafted;

beforeAll(async () => {
  world = await ApiRequests.start();
  ana = world.manager;
  tomas = await world.api.as('tomas-lindqvist');
  james = await world.api.as('james-kollie');
  awa = await world.api.as('awa-kone');
  daniel = await world.api.as('daniel-stern');
  drafted = await world.noticed();
});
afterAll(() => world.close());

const comment = {
  text: 'The ministry meets on Thursday.',
  visibleTo: 'secretariat',
  legId: LIBERIA,
} satisfies BodyOf<'addComment'>;
const call = {
  channel: 'phone',
  withWhom: 'The Deputy Minister',
  happened: { on: '2011-01-07' },
  said: 'The file lies with the Cabinet.',
  nextStep: 'Ring again after the session.',
  nextStepOn: '2011-01-14',
} satisfies BodyOf<'addChaseNote'>;

async function texts(client: Caller, query: { legId?: string; limit?: number } = {}): Promise<string[]> {
  const { items } = await client.does.listComments({ requestId: drafted.requestId, ...query });
  return items.map((item) => item.text);
}

async function kinds(client: Caller): Promise<string[]> {
  return (await client.does.getRequestAudit({ requestId: drafted.requestId })).items.map((item) => item.kind);
}

async function chainFaults(): Promise<string[]> {
  const verdicts = await verifyChains(world.dataSource);
  return verdicts.flatMap(({ faults }) => faults);
}

describe('a comment', () => {
  it('of the Secretariat is read by those who see the whole request, and by nobody else', async () => {
    const { version } = await world.view(drafted.requestId);
    const added = await ana.api.addComment({ requestId: drafted.requestId, body: comment });
    expect(added).toMatchObject({ status: 201, body: { noteId: expect.any(String) } });
    for (const client of [ana, tomas, daniel]) expect(await texts(client)).toContain(comment.text);
    for (const client of [james, awa]) expect(await texts(client)).not.toContain(comment.text);
    expect(await kinds(daniel)).toContain('comment_added');
    for (const client of [james, awa]) expect(await kinds(client)).not.toContain('comment_added');
    // What is said beside a request changes neither its state nor its version.
    expect((await world.view(drafted.requestId)).version).toBe(version);
    expect(await world.faults(drafted)).toEqual([]);
    expect(await chainFaults()).toEqual([]);
  });

  it('for a party is read by that party, and by no other', async () => {
    const forParty = {
      ...comment,
      text: 'Could the Cabinet meet sooner?',
      visibleTo: 'party',
    } satisfies Partial<BodyOf<'addComment'>>;
    await ana.does.addComment({ requestId: drafted.requestId, body: forParty });
    const answered = await james.api.addComment({
      requestId: drafted.requestId,
      body: { ...forParty, text: 'It meets tomorrow.' },
    });
    expect(answered.status).toBe(201);
    expect(await texts(james)).toEqual(['It meets tomorrow.', forParty.text]);
    expect(await texts(ana, { legId: LIBERIA, limit: 1 })).toEqual(['It meets tomorrow.']);
    expect(await texts(awa)).toEqual([]);
    const [entry] = (await james.does.getRequestAudit({ requestId: drafted.requestId, limit: 200 })).items
      .filter((item) => item.kind === 'comment_added')
      .toReversed();
    expect(entry).toMatchObject({ by: { id: 'james-kollie' }, party: { id: 'liberia' }, channel: 'api' });
    // The chain holds a hash; the words lie beside it.
    expect(JSON.stringify(entry?.body)).not.toContain('tomorrow');
  });

  it('on a task names it to those who may know of it', async () => {
    const { items } = await james.does.listInbox({ requestId: drafted.requestId });
    const { taskId } = present(items[0]);
    const onTask = { text: 'I take this on.', visibleTo: 'party', taskId } satisfies BodyOf<'addComment'>;
    expect((await james.api.addComment({ requestId: drafted.requestId, body: onTask })).status).toBe(201);
    const [read] = (await ana.does.listComments({ requestId: drafted.requestId })).items;
    expect(read).toMatchObject({ taskId, legId: LIBERIA, by: { id: 'james-kollie' } });
    expect(await awa.api.addComment({ requestId: drafted.requestId, body: onTask })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/taskId', rule: 'unknown_reference' }] },
    });
  });

  it('is corrected by another that names it, once, and never changed', async () => {
    const first = (await ana.does.addComment({ requestId: drafted.requestId, body: comment })).noteId;
    const corrected = {
      ...comment,
      text: 'It meets on Friday.',
      corrects: first,
    } satisfies BodyOf<'addComment'>;
    const second = (await tomas.does.addComment({ requestId: drafted.requestId, body: corrected })).noteId;
    const { items } = await ana.does.listComments({ requestId: drafted.requestId });
    const byId = (id: string) => items.find((item) => item.id === id);
    expect(byId(first)).toMatchObject({ text: comment.text, correctedBy: second });
    expect(byId(second)).toMatchObject({ corrects: first, correctedBy: null });
    expect(await ana.api.addComment({ requestId: drafted.requestId, body: corrected })).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/corrects', rule: 'already_corrected' }] },
    });
    // Not for other readers: that would tell them of what they must not read.
    const other = { ...corrected, corrects: second, visibleTo: 'party' } satisfies BodyOf<'addComment'>;
    expect(
      problemOf(await ana.api.addComment({ requestId: drafted.requestId, body: other })).errors,
    ).toMatchObject([{ rule: 'unknown_reference' }]);
    await expect(world.dataSource.query(`UPDATE comment SET text = 'x'`)).rejects.toThrow(
      /permission denied/u,
    );
    await expect(world.api.sql(`DELETE FROM comment`)).rejects.toThrow(/evidence/u);
  });

  it.each([
    [
      'for a party without a leg',
      { ...comment, legId: null, visibleTo: 'party' },
      '/legId',
      'comment_needs_leg',
    ],
    [
      'on a leg that there is not',
      { ...comment, legId: 'host_consent:ghana' },
      '/legId',
      'unknown_reference',
    ],
    ['without a word', { ...comment, text: ' ' }, '/text', 'too_small'],
    ['for the world', { ...comment, visibleTo: 'all' }, '/visibleTo', 'unknown_value'],
  ])('is refused %s', async (_what, body, pointer, rule) => {
    const before = (await ana.does.listComments({ requestId: drafted.requestId, limit: 200 })).items.length;
    expect(await ana.raw('addComment', { requestId: drafted.requestId }, body)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer, rule }] },
    });
    expect((await ana.does.listComments({ requestId: drafted.requestId, limit: 200 })).items).toHaveLength(
      before,
    );
  });

  it('is not for parties to make among the Secretariat, nor on the legs of others', async () => {
    expect((await james.api.addComment({ requestId: drafted.requestId, body: comment })).status).toBe(403);
    const onOther = {
      ...comment,
      visibleTo: 'party',
      legId: 'host_consent:cote-divoire',
    } satisfies BodyOf<'addComment'>;
    expect((await james.api.addComment({ requestId: drafted.requestId, body: onOther })).status).toBe(403);
    expect((await daniel.api.addComment({ requestId: drafted.requestId, body: comment })).status).toBe(403);
  });
});

describe('a chase note', () => {
  it('tells those who see the whole request with whom was spoken, when, what was said and what comes next', async () => {
    const noted = await tomas.api.addChaseNote({ requestId: drafted.requestId, legId: LIBERIA, body: call });
    expectStatus(noted, 201);
    const [read] = (await daniel.does.listChaseNotes({ requestId: drafted.requestId, legId: LIBERIA })).items;
    expect(read).toMatchObject({
      id: noted.body.noteId,
      legId: LIBERIA,
      channel: 'phone',
      withWhom: call.withWhom,
      happened: { from: '2011-01-07T05:00:00.000Z', to: '2011-01-08T05:00:00.000Z' },
      said: call.said,
      nextStep: call.nextStep,
      nextStepOn: '2011-01-14',
      by: { id: 'tomas-lindqvist' },
      correctedBy: null,
    });
    const correction = { ...call, said: 'The file lies with the President.', corrects: present(read).id };
    expect(
      (await ana.api.addChaseNote({ requestId: drafted.requestId, legId: LIBERIA, body: correction })).status,
    ).toBe(201);
    const both = (await ana.does.listChaseNotes({ requestId: drafted.requestId })).items;
    expect(both).toMatchObject([{ corrects: read?.id }, { correctedBy: both[0]?.id, said: call.said }]);
  });

  it('is nothing that a party reads or writes, not even in the audit trail', async () => {
    expect((await james.api.listChaseNotes({ requestId: drafted.requestId })).status).toBe(403);
    expect(
      (await james.api.addChaseNote({ requestId: drafted.requestId, legId: LIBERIA, body: call })).status,
    ).toBe(403);
    expect(await kinds(james)).not.toContain('chase_note_added');
    expect(await kinds(daniel)).toContain('chase_note_added');
  });

  it.each([
    ['of what has not happened yet', { happened: { on: '2011-03-01' } }, '/happened', 'happened_in_future'],
    ['of a day to come without a step', { nextStep: null }, '/nextStep', 'rule_broken'],
    ['of a way that there is not', { channel: 'pigeon' }, '/channel', 'unknown_value'],
  ])('is refused %s', async (_what, change, pointer, rule) => {
    const address = { requestId: drafted.requestId, legId: LIBERIA };
    const answer = await tomas.raw('addChaseNote', address, { ...call, ...change });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer, rule }] } });
  });

  it('stands in the history of who made it', async () => {
    const { items } = await tomas.does.listMyHistory({ kind: 'notes' });
    expect(items.map((item) => item.act)).toEqual(['chase_note_added', 'comment_added']);
  });
});

describe('the chain of a case', () => {
  it('tells where a note was changed, removed or slipped in', async () => {
    expect(await chainFaults()).toEqual([]);
    await world.api.sql('ALTER TABLE chase_note DISABLE TRIGGER refuse_change');
    const [kept] = await world.api.sql<{ id: string }>(
      'SELECT id FROM chase_note ORDER BY recorded_at DESC LIMIT 1',
    );
    await world.api.sql(`UPDATE chase_note SET said = 'Nothing was said.' WHERE id = $1`, [kept?.id]);
    expect(await chainFaults()).toEqual([`the note ${kept?.id} was changed after it was written`]);
    await world.api.sql('DELETE FROM chase_note WHERE id = $1', [kept?.id]);
    expect(await chainFaults()).toEqual([`the note ${kept?.id} is gone`]);
    await world.api.sql(
      `INSERT INTO comment (id, request_id, visible_to, text, salt, person_id, party_id, case_time, recorded_at)
       VALUES (gen_random_uuid(), $1, 'secretariat', 'Slipped in.', 'salt', 'ana-ribeiro', 'dpko', now(), now())`,
      [drafted.requestId],
    );
    expect(await chainFaults()).toContainEqual(expect.stringMatching(/has no link in the chain/u));
  });
});
