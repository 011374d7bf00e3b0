import { requestContentSchema } from '#libs/contracts';
import { Fields } from '../fields.js';
import { KEPT_FIELD, contentFrom, lineCountOf, presetsOf } from './request-content.js';

const line = (id: string, unitId: string) => ({
  id,
  unitId,
  count: 2,
  persons: { military: 40, police: 3, civilian: 0 },
  from: '2027-01-10',
  to: null,
  area: ['the north'],
  tasks: ['escort'],
  readiness: { notBefore: '2027-01-05', notAfter: '2027-01-20' },
});

const draft = requestContentSchema.parse({
  kind: 'start',
  arrangementId: null,
  sendingMission: 'unmil',
  receivingMission: 'unoci',
  purpose: 'Reinforce.',
  scope: 'Three units.',
  authorityId: 'a',
  policyId: 'standard',
  neededBy: '2027-02-01',
  lines: [line('first', 'mi24'), line('second', 'mi8'), { ...line('third', 'infantry'), area: null }],
});

/** The fields of the form of a draft as a browser sends them back, with those that somebody changed. */
function sent(changes: Record<string, string> = {}): Fields {
  return new Fields({ ...presetsOf(draft), [KEPT_FIELD]: JSON.stringify(draft), ...changes });
}

describe('the form of a draft of several lines', () => {
  it('gives back the whole draft where nobody changes anything', () => {
    expect(lineCountOf(presetsOf(draft))).toBe(3);
    expect(contentFrom(sent())).toEqual(draft);
  });

  it('changes what is changed, and keeps the other lines and what it does not show', () => {
    const changed = contentFrom(sent({ '/content/lines/1/count': '5', '/content/purpose': 'Escort.' }));
    expect(changed).toEqual({
      ...draft,
      purpose: 'Escort.',
      lines: [draft.lines[0], { ...draft.lines[1], count: 5 }, draft.lines[2]],
    });
  });

  it('makes a draft of one line where nothing was kept', () => {
    const { lines } = contentFrom(new Fields({ '/content/lines/0/unitId': 'mi24' }));
    expect(lines).toEqual([
      expect.objectContaining({ id: 'mi24', unitId: 'mi24', count: 0, readiness: null }),
    ]);
    expect(contentFrom(new Fields({ [KEPT_FIELD]: 'no json' }))).toMatchObject({ purpose: '' });
  });
});
