import { MADE_UP, speakMadeUpFrench } from '../../../../tests/support/api/made-up-catalogue.js';
import { statementMail } from './statement-mail.js';

const person = { id: 'p', name: 'Awa Sow', title: 'Counsellor', address: 'awa.sow@example.org' };
const about = {
  view: { reference: 'R-7' },
  leg: { party: { name: 'Genosha' } },
  decision: { receipt: 41 },
};

function mailTo(language: string, what: 'contest' | 'let_stand' = 'contest') {
  const reason = what === 'contest' ? 'We said no.' : null;
  return statementMail(
    { person: { ...person, language }, ...about },
    { what, reason },
    '123456',
    'localhost',
  );
}

describe('the mail with the code for a statement', () => {
  it('repeats what it signs', () => {
    const { to, subject, text } = mailTo('en');
    expect(to).toEqual({ name: 'Awa Sow', address: 'awa.sow@example.org' });
    expect(subject).toBe('[R-7] Code for your statement on receipt 41');
    expect(text).toContain('The code is 123456. It works for 15 minutes');
    expect(text).toContain('It contests, for Genosha, the record under receipt 41:\n\n  We said no.\n');
    expect(mailTo('en', 'let_stand').text).toContain('lets the record under receipt 41 stand, for Genosha.');
  });

  it('is in the language of the person where it has a catalogue, else in English', () => {
    expect(mailTo('fr')).toMatchObject({ subject: mailTo('en').subject, text: mailTo('en').text });
    const forget = speakMadeUpFrench();
    const lines = mailTo('fr').text.split('\n');
    forget();
    expect(lines.filter((line) => line !== '' && !line.startsWith(MADE_UP))).toEqual(['  We said no.']);
  });
});
