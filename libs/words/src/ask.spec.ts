import {
  type Authority,
  LEG_KINDS,
  type LegKind,
  type RequestContent,
  type RequestKind,
} from '#libs/contracts';
import { type AskInput, askOf } from '#libs/rules';
import { renderAsk } from './ask.js';
import { wordsIn } from './words.js';

const content: RequestContent = {
  kind: 'start',
  arrangementId: null,
  sendingMission: 'unmil',
  receivingMission: 'unoci',
  purpose: 'To reinforce UNOCI.\nThe ask',
  scope: 'Three armed helicopters with crews.',
  authorityId: 's-res-1967-2011',
  policyId: 'standard',
  neededBy: '2011-01-31',
  lines: [
    {
      id: 'mi24',
      unitId: 'ukr-mi24',
      count: 3,
      persons: { military: 60, police: 0, civilian: 0 },
      from: null,
      to: '2011-02-16',
      area: null,
      tasks: ['reconnaissance', 'escort'],
      readiness: { notBefore: '2011-01-25', notAfter: null },
    },
  ],
};

const authority: Authority = {
  id: 's-res-1967-2011',
  symbol: 'S/RES/1967 (2011)',
  adoptedOn: '2011-01-19',
  kind: 'extension',
  directions: [{ from: 'unmil', to: 'unoci' }],
  units: null,
  term: { for: 'P4W' },
  countingModel: 'SENDER_COUNTS',
  sources: ['S/RES/1967 (2011)'],
};

function askText(changes: Partial<AskInput> = {}): string {
  const ask = askOf({
    leg: { kind: 'contributor_consent', partyId: 'ukraine', partyName: 'Ukraine' },
    reference: 'IMC-2011-7',
    content,
    names: { missions: { unmil: 'UNMIL', unoci: 'UNOCI' }, units: { 'ukr-mi24': 'Mi-24' }, parties: {} },
    authority,
    arrangement: null,
    ...changes,
  });
  return renderAsk(wordsIn('en'), ask);
}

describe('the text of an ask', () => {
  it('writes full names as they stand in a sentence', () => {
    const missions = {
      unmil: 'United Nations Mission in Liberia',
      unoci: "United Nations Operation in Côte d'Ivoire",
    };
    expect(askText({ names: { missions, units: {}, parties: {} } })).toContain(
      "from the United Nations Mission in Liberia to the United Nations Operation in Côte d'Ivoire of the units named below",
    );
  });

  it('puts the whole ask to the party', () => {
    expect(askText()).toMatchInlineSnapshot(`
     "The ask
       The United Nations Secretariat asks Ukraine, as the country that contributes the units, for its consent to the temporary redeployment from UNMIL to UNOCI of the units named below.

     Purpose
       To reinforce UNOCI.
       The ask

     Scope
       Three armed helicopters with crews.

     Unit
       1. Mi-24
          count: 3
          strength: up to 60 persons (60 military)
          from: the day of the Security Council's decision
          to: 16 February 2011, 24:00 in New York
          area: the whole area of UNOCI
          tasks: reconnaissance; escort
          ready: not before 25 January 2011; the latest day is not known

     Authority
       S/RES/1967 (2011), adopted on 19 January 2011. Its term is 4 weeks from its adoption, until 16 February 2011, 24:00 in New York.

     Needed by
       31 January 2011, 24:00 in New York

     Reference of the request
       IMC-2011-7
     "
    `);
  });

  it.each([
    ['advance_notice', 'to inform the Security Council in advance'],
    ['contributor_consent', 'as the country that contributes the units, for its consent'],
    ['host_consent', 'as one of the Governments concerned, for its consent'],
    ['council_decision', 'to authorize'],
  ] satisfies [LegKind, string][])('asks by %s for one thing', (kind, words) => {
    expect(askText({ leg: { kind, partyId: 'x', partyName: 'X' } })).toContain(words);
  });

  it.each([
    ['Ukraine', 'asks Ukraine,'],
    ['Government of Liberia', 'asks the Government of Liberia,'],
  ])('writes the name %s as it stands in a sentence', (partyName, words) => {
    expect(askText({ leg: { kind: 'host_consent', partyId: 'x', partyName } })).toContain(words);
  });

  it('lets nothing that people write pass for a heading', () => {
    expect(
      askText()
        .split('\n')
        .filter((line) => line === 'The ask'),
    ).toHaveLength(1);
  });

  it('names a key that has no name by itself', () => {
    expect(askText({ names: { missions: {}, units: {}, parties: {} } })).toContain('from unmil to unoci');
  });

  it('says so where the authority has no term, or one that ends on a day', () => {
    expect(askText({ authority: { ...authority, term: null } })).toContain('It states no term of its own.');
    expect(askText({ authority: { ...authority, term: { until: '2011-06-30' } } })).toContain(
      'Its term runs until 30 June 2011, 24:00 in New York.',
    );
  });

  const firstSentence = (kind: LegKind, asked: RequestKind) =>
    askText({
      leg: { kind, partyId: 'ukraine', partyName: 'Ukraine' },
      content: { ...content, kind: asked },
    }).split('\n')[1];

  it.each(LEG_KINDS.map((kind) => [kind] as const))(
    'names on a leg of the kind %s what is asked of a loan',
    (kind) => {
      const arrangement = 'the temporary redeployment from UNMIL to UNOCI of the units named below';
      expect(firstSentence(kind, 'start')).toContain(arrangement);
      expect(firstSentence(kind, 'extend')).toContain(`extension of ${arrangement}`);
      expect(firstSentence(kind, 'amend')).toContain(`amendment of ${arrangement}`);
      expect(firstSentence(kind, 'convert')).toContain(
        `conversion into a permanent transfer of ${arrangement}`,
      );
      expect(firstSentence(kind, 'end')).toContain(`end of ${arrangement}`);
    },
  );

  it.each([
    ['advance_notice', 'extend', 'to inform the Security Council in advance of the intended extension of'],
    ['council_decision', 'end', 'to decide on the end of'],
    ['releasing_assessment', 'extend', 'can do without the units for the extension of'],
    ['releasing_assessment', 'end', 'means for its mandate, and when it can receive the units back'],
  ] as const)('asks by %s for what can be done about a request to %s', (kind, asked, words) => {
    expect(firstSentence(kind, asked)).toContain(words);
  });

  it('says when an arrangement ends now, from where its extension goes on', () => {
    const extension: RequestContent = {
      ...content,
      kind: 'extend',
      lines: content.lines.map((line) => ({ ...line, to: '2011-03-31' })),
    };
    const text = askText({
      content: extension,
      arrangement: { lines: [{ lineId: 'mi24', expiresOn: '2011-02-16' }] },
    });
    expect(text).toContain(
      'for its consent to the extension of the temporary redeployment from UNMIL to UNOCI',
    );
    expect(text).toContain(
      'ends now: 16 February 2011, 24:00 in New York\n     from: its present end\n     to: 31 March 2011, 24:00 in New York',
    );
  });

  it('counts the weeks of an extension from the present end, and of what joins the arrangement from the adoption', () => {
    const arrangement = { lines: [{ lineId: 'infantry', expiresOn: '2011-01-19' }] };
    const lines = content.lines.map((line) => ({ ...line, id: 'infantry' }));
    expect(askText({ content: { ...content, kind: 'extend', lines }, arrangement })).toContain(
      'Its term is 4 weeks from the present end of what is extended.',
    );
    const joining = askText({ content: { ...content, kind: 'amend' }, arrangement });
    expect(joining).toContain(
      "is added to the arrangement\n     from: the day of the Security Council's decision",
    );
    expect(joining).toContain('Its term is 4 weeks from its adoption, until 16 February 2011');
  });
});
