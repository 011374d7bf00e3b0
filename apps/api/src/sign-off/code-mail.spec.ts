import { answerInputSchema } from '#libs/contracts';
import { MADE_UP, speakMadeUpFrench } from '../../../../tests/support/api/made-up-catalogue.js';
import { codeMail } from './code-mail.js';
import type { Draft } from './open-link.js';

function mailTo(language: string) {
  const link = {
    person: { id: 'p', name: 'Awa Sow', title: 'Counsellor', address: 'awa.sow@example.org', language },
    view: { reference: 'R-7' },
    leg: { party: { name: 'Genosha' } },
  } as unknown as Parameters<typeof codeMail>[0];
  const answer: Draft = {
    what: 'answer',
    input: answerInputSchema.parse({ answer: 'refuse', reason: 'We said no.' }),
  };
  return codeMail(link, answer, '123456', 15, 'localhost');
}

describe('the mail with the code for an answer', () => {
  it('repeats the answer that it signs', () => {
    const { subject, text } = mailTo('en');
    expect(subject).toContain('R-7');
    expect(text).toMatch(/code is 123456.*15 minutes/u);
    expect(text).toMatch(/^ {2}Reason: We said no\.$/mu);
  });

  it('is in the language of the person where it has a catalogue, else in English', () => {
    expect(mailTo('fr').text).toBe(mailTo('en').text);
    const forget = speakMadeUpFrench();
    const { text } = mailTo('fr');
    forget();
    expect(text.split('\n').filter((line) => line !== '' && !line.includes(MADE_UP))).toEqual([]);
  });
});
