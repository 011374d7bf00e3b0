import type { DecisionView } from '#libs/cases';
import type { Words } from '#libs/words';
import { page } from '../../web/frame.js';
import { Facts } from '../../web/parts.js';
import { rich, useWords } from '../../web/speech.js';
import { type OpenLink, isCorrectable } from '../open-link.js';
import { wordsOfLink } from '../words-of-link.js';
import { At, Questions } from './ask.js';
import { Letter } from './letter.js';

function ReceiptFacts({ link, decision }: { link: OpenLink; decision: DecisionView }) {
  const words = useWords();
  return (
    <Facts
      rows={[
        [words.format('pages.sign_off.answer'), words.format(`labels.given.${decision.answer}`)],
        [words.format('pages.sign_off.given'), <At at={decision.at} link={link} />],
        [
          words.format('pages.sign_off.by'),
          decision.signedBy === null
            ? (decision.by?.name ?? '')
            : words.format('pages.sign_off.person', decision.signedBy),
        ],
        ...(decision.textHash === null
          ? []
          : ([
              [words.format('pages.sign_off.to_text'), <code>{decision.textHash.slice(0, 16)}…</code>],
            ] as const)),
      ]}
    />
  );
}

/** The page after an answer: its receipt, and what can still be done. Also what a used link shows. */
export function receiptPage(link: OpenLink, path: string, decision: DecisionView): string {
  const words = wordsOfLink(link);
  const late = decision.status === 'late' || decision.status === 'noted';
  const byOther = decision.by?.id !== link.person.id;
  const body = (
    <Letter
      link={link}
      title={
        byOther
          ? words.format('pages.sign_off.answered_already', { party: words.nameAtStart(link.leg.party.name) })
          : words.format('pages.sign_off.received')
      }
    >
      <p className="far">{words.format('pages.sign_off.receipt')}</p>
      <p className="receipt-number">{decision.receipt}</p>
      {late && (
        <p className="notice">
          {decision.status === 'late'
            ? words.format('pages.sign_off.late')
            : words.format('pages.sign_off.late_noted')}
        </p>
      )}
      {byOther && decision.by !== null && (
        <p>{words.format('pages.sign_off.given_by', { person: decision.by.name })}</p>
      )}
      <ReceiptFacts link={link} decision={decision} />
      <p>{words.format('pages.sign_off.keep_number')}</p>
      {isCorrectable(link) && decision.status === 'counts' && (
        <>
          <h2>{words.format('pages.sign_off.to_correct')}</h2>
          <p>
            {rich(words, 'pages.sign_off.correct_means', {
              correct: <a href={`${path}?correct=1`}>{words.format('pages.sign_off.give_corrected')}</a>,
            })}
          </p>
        </>
      )}
      {decision.answer === 'in_principle' && link.answers.state === 'open' && (
        <p>
          {rich(words, 'pages.sign_off.formal_means', {
            formal: <a href={path}>{words.format('pages.sign_off.give_formal')}</a>,
          })}
        </p>
      )}
    </Letter>
  );
  return page(words, {
    title: words.format('pages.sign_off.receipt_title', { receipt: String(decision.receipt) }),
    body,
  });
}

/** The page after a question. */
export function questionAskedPage(link: OpenLink, path: string): string {
  const words = wordsOfLink(link);
  const body = (
    <Letter link={link} title={words.format('pages.sign_off.question_received')}>
      <p>{words.format('pages.sign_off.question_means')}</p>
      <Questions link={link} />
      <p>
        <a href={path}>{words.format('pages.sign_off.to_request')}</a>
      </p>
    </Letter>
  );
  return page(words, { title: words.format('pages.sign_off.question_title'), body });
}

/** The page of a link that a newer one has replaced. */
export function replacedPage(link: OpenLink): string {
  const words = wordsOfLink(link);
  const body = (
    <Letter link={link} title={words.format('pages.sign_off.replaced')}>
      <p>
        {words.format('pages.sign_off.replaced_means', {
          party: { name: link.leg.party.name },
          reference: link.view.reference,
        })}
      </p>
      <p>
        {rich(words, 'pages.sign_off.new_text', {
          hash: <code>{link.leg.detail.ask.textHash.slice(0, 16)}…</code>,
        })}
      </p>
    </Letter>
  );
  return page(words, { title: words.format('pages.sign_off.replaced_title'), body });
}

/** The page for a person who no longer acts for the party, and for a link that is not one of ours. */
export function unknownLinkPage(words: Words): string {
  const body = (
    <section className="letter">
      <h1>{words.format('pages.sign_off.link_unknown')}</h1>
      <p>{words.format('pages.sign_off.link_unknown_means')}</p>
    </section>
  );
  return page(words, { title: words.format('pages.sign_off.link_unknown_title'), body });
}
