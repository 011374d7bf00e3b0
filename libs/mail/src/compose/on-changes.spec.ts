import { composeConsentStands, composeEmptySeat, composePremiseLost, composeRevised } from './on-changes.js';

const words = {
  about: {
    reference: 'IMC/2011/0007-R',
    revision: 2,
    units: ['3 armed helicopters (Mi-24) with crews'],
    sender: 'UNMIL',
    receiver: 'UNOCI',
    now: '2011-01-20T15:00:00.000Z',
    rehearsal: null,
  },
  to: { name: 'Ana Ribeiro', title: 'Desk officer', language: 'en' as const },
  url: 'https://countersign.example/requests/1',
  party: { name: 'Government of Liberia', zone: 'Africa/Monrovia' },
  askedAt: '2011-01-19T15:00:00.000Z',
};

describe('composeRevised', () => {
  const changes = [
    { code: 'ask.persons', params: { line: 'mi24', category: 'military', becomes: 80, was: 60 } } as const,
  ];

  it('says what has changed, and who is asked again and why', () => {
    const reopened = [
      {
        party: 'Ukraine',
        why: [{ code: 'gap.persons', params: { lines: 1, consented: 60, asked: 80 } } as const],
      },
    ];
    const reason = 'More are needed.';
    const { subject, text } = composeRevised({
      ...words,
      because: 'amended',
      act: null,
      reason,
      changes,
      reopened,
    });
    expect(subject).toContain('The request has been amended');
    expect(text).toContain('More are needed.');
    expect(text).toContain('mi24: 80 military');
    expect(text).toContain('Ukraine: ');
    expect(text).toContain('revision 2');
  });

  it('says that the Council cut the ask, and that nobody is asked again where nobody is', () => {
    const { subject, text } = composeRevised({
      ...words,
      because: 'partial_decision',
      act: 'S/RES/1967 (2011)',
      reason: null,
      changes,
      reopened: [],
    });
    expect(subject).toContain('The Council allows less than was asked');
    expect(text).toContain('S/RES/1967 (2011) allows less than was asked.');
    expect(text).toContain('ASKED AGAIN\n  Nobody.');
  });
});

describe('letters to a party about its own leg', () => {
  it('a consent that stands is shown with the ask as it is now, and can be taken back', () => {
    const changes = [
      { code: 'ask.persons', params: { line: 'mi24', category: 'military', becomes: 50, was: 60 } } as const,
    ];
    const { text } = composeConsentStands({ ...words, changes, text: 'Up to 50 persons.' });
    expect(text).toContain('The answer of the Government of Liberia covers the request as it is now');
    expect(text).toContain('you can withdraw the consent');
    expect(text).toContain('  Up to 50 persons.');
  });

  it('an asking whose earlier step was taken back needs no answer for now', () => {
    const { text } = composePremiseLost(words);
    expect(text).toContain('On 19 January 2011, 10:00 in New York the Government of Liberia was asked');
    expect(text).toContain('you need not answer for now');
  });
});

describe('composeEmptySeat', () => {
  it('names the seat, and says that nothing is assumed', () => {
    const { text } = composeEmptySeat({ ...words, seat: 'Minister of Defence' });
    expect(text).toContain('The seat "Minister of Defence" of the Government of Liberia has nobody left');
    expect(text).toContain('none is assumed');
    expect(text).toContain('appoints a person who acts for the Government of Liberia');
  });

  it('names the party where it speaks with one voice', () => {
    expect(composeEmptySeat({ ...words, seat: null }).text).toContain(
      'The Government of Liberia has nobody left',
    );
  });
});
