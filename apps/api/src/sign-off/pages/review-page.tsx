import type { Words } from '#libs/words';
import { page } from '../../web/frame.js';
import { Facts, Prose } from '../../web/parts.js';
import type { SigningFault } from '../challenges.js';
import { formatReviewed } from '../in-words.js';
import type { OpenLink, Reviewed } from '../open-link.js';
import { wordsOfLink } from '../words-of-link.js';
import { askSentence } from './ask.js';
import { FaultNote, Letter, SigningForm } from './letter.js';

/** The page that repeats the answer before it is signed. */
export function reviewPage(
  link: OpenLink,
  path: string,
  reviewed: Reviewed,
  needsCode: boolean,
  fault: SigningFault | null,
): string {
  const words = wordsOfLink(link);
  const body = (
    <Letter
      link={link}
      title={
        reviewed.what === 'question'
          ? words.format('pages.sign_off.your_question')
          : words.format('pages.sign_off.your_answer_in_words')
      }
    >
      <FaultNote fault={fault} />
      <p className="lead">
        {reviewed.what === 'question' ? (
          <>{words.format('pages.sign_off.asks_first', { party: words.nameAtStart(link.leg.party.name) })}</>
        ) : (
          <>{sentenceOf(words, link, reviewed)}</>
        )}
      </p>
      <Facts rows={formatReviewed(words, reviewed).map(([name, text]) => [name, <Prose text={text} />])} />
      <p>{askSentence(link.leg.detail.ask.text)}</p>
      <SigningForm
        path={path}
        reviewedId={reviewed.id}
        codeTo={needsCode ? link.person.address : null}
        label={
          reviewed.what === 'question'
            ? words.format('pages.sign_off.ask_question')
            : words.format('pages.sign_off.sign')
        }
      />
      <p>
        <a href={path}>{words.format('pages.sign_off.change_it')}</a>
      </p>
    </Letter>
  );
  return page(words, {
    title: words.format('pages.sign_off.review_title', { reference: link.view.reference }),
    body,
  });
}

function sentenceOf(
  words: Words,
  { leg }: OpenLink,
  { input }: Extract<Reviewed, { what: 'answer' }>,
): string {
  const party = words.nameAtStart(leg.party.name);
  switch (input.answer) {
    case 'notice_given':
    case 'adopted':
    case 'not_adopted':
      return words.format(`pages.sign_off.sentence.${input.answer}`);
    case 'withdraw':
      return input.lastDay === null
        ? words.format('pages.sign_off.sentence.withdraw', { party })
        : words.format('pages.sign_off.withdraws_on', { party, day: input.lastDay });
    case 'consent':
    case 'consent_with_conditions':
    case 'in_principle':
    case 'provisional':
    case 'refuse':
    case 'object':
    case 'abstain':
    case 'suspend':
    case 'notified':
    case 'consulted':
      return words.format(`pages.sign_off.sentence.${input.answer}`, { party });
  }
}
