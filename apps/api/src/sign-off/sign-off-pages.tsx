import { INSTRUMENT_KINDS, type Problem } from '#libs/contracts';
import { HEADQUARTERS_ZONE, legKind } from '#libs/rules';
import { type Words, formatPersons } from '#libs/words';
import { wordsOfLink } from './words-of-link.js';
import type { DecisionView } from '#libs/cases';
import { DateTime } from 'luxon';
import type { ReactNode } from 'react';
import { answerOptions } from '../web/answering/answer-form.js';
import { page } from '../web/frame.js';
import {
  Choices,
  Day,
  Facts,
  Input,
  ProblemNote,
  Prose,
  Select,
  TextArea,
  type Given,
} from '../web/parts.js';
import { formatReviewed } from './in-words.js';
import type { SigningFault } from './challenges.js';
import type { OpenLink, Reviewed } from './open-link.js';
import { speakerLabel } from '../web/marks.js';
import { rich, useWords } from '../web/speech.js';

/** A moment at headquarters and in the capital, with its distance. */
function At({ at, link }: { at: string; link: OpenLink }) {
  const words = useWords();
  const here = words.instant(at, HEADQUARTERS_ZONE, 'short');
  const away = words.distance(at, link.view.now);
  const offsets = [HEADQUARTERS_ZONE, link.partyZone].map((zone) => DateTime.fromISO(at, { zone }).offset);
  return (
    <time dateTime={at} className="in-zones">
      {offsets[0] === offsets[1]
        ? words.format('pages.sign_off.at', { here, away })
        : words.format('pages.sign_off.at_in_two_zones', {
            here,
            there: words.instant(at, link.partyZone, 'short'),
            away,
          })}
    </time>
  );
}

function Letter({ link, title, children }: { link: OpenLink; title: string; children: ReactNode }) {
  const words = useWords();
  return (
    <article className="letter">
      <header className="letterhead">
        <p>
          <strong>{words.format('pages.sign_off.secretariat')}</strong>
        </p>
        <p>
          {words.format('pages.sign_off.request_to', {
            reference: link.view.reference,
            party: link.leg.party.name,
          })}
        </p>
        <p className="far">{words.format('pages.sign_off.for_person', link.person)}</p>
      </header>
      {link.view.clockMoved && (
        <p className="notice">{words.format('pages.sign_off.rehearsal', { now: link.view.now })}</p>
      )}
      <h1>{title}</h1>
      {children}
    </article>
  );
}

/** The one sentence of the ask. */
function askSentence(text: string): string {
  const [first = ''] = text.split('\n\n');
  return first.split('\n').slice(1).join(' ').trim();
}

function Ask({ link }: { link: OpenLink }) {
  const words = useWords();
  const { view, leg } = link;
  return (
    <>
      <p className="lead">{askSentence(leg.detail.ask.text)}</p>
      <table className="list">
        <caption className="hidden">{words.format('pages.sign_off.units')}</caption>
        <thead>
          <tr>
            <th scope="col">{words.format('pages.sign_off.unit')}</th>
            <th scope="col">{words.format('pages.sign_off.number')}</th>
            <th scope="col">{words.format('pages.sign_off.persons')}</th>
            <th scope="col">{words.format('pages.sign_off.from')}</th>
            <th scope="col">{words.format('pages.sign_off.to')}</th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <tr key={line.id}>
              <td data-label={words.format('pages.sign_off.unit')}>{line.unit.name}</td>
              <td data-label={words.format('pages.sign_off.number')}>{line.count}</td>
              <td data-label={words.format('pages.sign_off.persons')}>
                {words.format('pages.sign_off.up_to', { persons: formatPersons(words, line.persons) })}
              </td>
              <td data-label={words.format('pages.sign_off.from')}>
                {line.from === null ? words.format('pages.sign_off.from_decision') : <Day day={line.from} />}
              </td>
              <td data-label={words.format('pages.sign_off.to')}>
                {line.to === null ? words.format('pages.sign_off.to_decision') : <Day day={line.to} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{words.format('pages.sign_off.purpose')}</h2>
      <Prose text={view.content.purpose} />
      <Facts
        rows={[
          ...(leg.detail.dueAt === null
            ? []
            : ([[words.format('pages.sign_off.due'), <At at={leg.detail.dueAt} link={link} />]] as const)),
          ...(leg.detail.speaker === null
            ? []
            : ([
                [
                  words.format('pages.sign_off.speaker_of', { party: { name: leg.party.name } }),
                  speakerLabel(words, leg.detail.speaker),
                ],
              ] as const)),
          [words.format('pages.sign_off.needed_by'), <At at={view.neededByAt} link={link} />],
          [
            words.format('pages.sign_off.authority'),
            <>
              <bdi>{view.authority.symbol}</bdi>
              {view.authority.adoptedOn !== '' && `, ${words.date(view.authority.adoptedOn, 'short')}`}
            </>,
          ],
        ]}
      />
      <details>
        <summary>{words.format('pages.sign_off.full_text')}</summary>
        <pre className="ask">{leg.detail.ask.text}</pre>
        <p className="hint">
          SHA-256: <code>{leg.detail.ask.textHash}</code>
        </p>
      </details>
    </>
  );
}

function Questions({ link }: { link: OpenLink }) {
  const words = useWords();
  if (link.questions.length === 0) return null;
  return (
    <section>
      <h2>{words.format('pages.sign_off.questions')}</h2>
      {link.questions.map((question) => (
        <div key={question.id}>
          <Prose text={question.text} />
          {question.reply === null ? (
            <p className="far">{words.format('pages.sign_off.reply_awaited')}</p>
          ) : (
            <>
              <p className="far">{words.format('pages.sign_off.our_reply')}</p>
              <Prose text={question.reply.text} />
            </>
          )}
        </div>
      ))}
    </section>
  );
}

/** The page on which an answer is chosen. */
export function answerPage(
  link: OpenLink,
  path: string,
  given: Given,
  problem: Problem | null,
  corrects: boolean,
): string {
  const words = wordsOfLink(link);
  const { leg } = link;
  const { rests } = legKind(leg.kind);
  const needsInstrument = rests.on === 'instrument' && rests.needed;
  const body = (
    <Letter
      link={link}
      title={
        corrects
          ? words.format('pages.sign_off.correct_title')
          : words.format('pages.sign_off.answer_title', { party: { name: leg.party.name } })
      }
    >
      <ProblemNote problem={problem} />
      {link.state === 'closed' && (
        <div className="notice" role="status">
          <p>
            <strong>{words.format('pages.sign_off.closed')}</strong>{' '}
            {words.format('pages.sign_off.closed_means')}
          </p>
        </div>
      )}
      {link.state === 'open' && link.own !== null && (
        <p className="notice">
          {words.format('pages.sign_off.answered_before', {
            answer: words.format(`labels.answer.${link.own.answer}`),
            receipt: String(link.own.receipt),
          })}
        </p>
      )}
      {corrects && link.currentDecision !== null && (
        <p className="notice">
          {words.format('pages.sign_off.replaces', {
            answer: words.format(`labels.answer.${link.currentDecision.answer}`),
            receipt: String(link.currentDecision.receipt),
          })}
        </p>
      )}
      <Ask link={link} />
      <Questions link={link} />
      <form method="post" action={path}>
        {corrects && <input type="hidden" name="correct" value="1" />}
        <Choices
          name="/answer"
          label={words.format('pages.sign_off.your_answer')}
          given={given}
          required
          options={answerOptions(words, link.answers.offered, !corrects && link.state === 'open')}
        />
        <TextArea
          name="/conditions"
          label={words.format('pages.sign_off.conditions')}
          given={given}
          hint={words.format('pages.sign_off.conditions_hint')}
        />
        <TextArea
          name="/text"
          label={words.format('pages.sign_off.question_or_reason')}
          given={given}
          hint={words.format('pages.sign_off.question_hint')}
        />
        {rests.on === 'act' && (
          <div className="row">
            <Input name="/act/symbol" label={words.format('pages.sign_off.symbol')} given={given} />
            <Input
              name="/act/adoptedOn"
              label={words.format('pages.sign_off.adopted_on')}
              type="date"
              given={given}
            />
          </div>
        )}
        <fieldset>
          <legend>{words.format('pages.sign_off.who')}</legend>
          <Input
            name="/signedBy/name"
            label={words.format('pages.sign_off.name')}
            given={given}
            preset={link.person.name}
            autoComplete="name"
            required
          />
          <Input
            name="/signedBy/title"
            label={words.format('pages.sign_off.title')}
            given={given}
            preset={link.person.title}
            autoComplete="organization-title"
            required
          />
        </fieldset>
        <fieldset>
          <legend>
            {needsInstrument
              ? words.format('pages.sign_off.instrument')
              : words.format('pages.sign_off.instrument_optional')}
          </legend>
          <Select
            name="/instrument/kind"
            label={words.format('pages.sign_off.kind')}
            given={given}
            preset={rests.on === 'instrument' ? rests.preset : 'note_verbale'}
            options={INSTRUMENT_KINDS.map((kind) => [kind, words.format(`labels.instrument.${kind}`)])}
          />
          <Input
            name="/instrument/reference"
            label={words.format('pages.sign_off.reference')}
            given={given}
          />
          <Input
            name="/instrument/organ"
            label={words.format('pages.sign_off.organ')}
            given={given}
            hint={words.format('pages.sign_off.organ_hint')}
          />
          <Input
            name="/instrument/date/on"
            label={words.format('pages.sign_off.date')}
            type="date"
            given={given}
          />
        </fieldset>
        <p>
          <button type="submit" className="main">
            {words.format('pages.sign_off.review')}
          </button>
        </p>
        <p className="hint">{words.format('pages.sign_off.review_means')}</p>
      </form>
    </Letter>
  );
  return page(words, {
    title: words.format('pages.sign_off.request', { reference: link.view.reference }),
    body,
  });
}

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
      {fault !== null && (
        <div className="notice bad" role="alert">
          <p>
            <strong>{words.format('pages.sign_off.not_signed')}</strong>{' '}
            {words.format(`pages.sign_off.code.${fault}`)}
          </p>
        </div>
      )}
      <p className="lead">
        {reviewed.what === 'question' ? (
          <>{words.format('pages.sign_off.asks_first', { party: words.nameAtStart(link.leg.party.name) })}</>
        ) : (
          <>{sentenceOf(words, link, reviewed)}</>
        )}
      </p>
      <Facts rows={formatReviewed(words, reviewed).map(([name, text]) => [name, <Prose text={text} />])} />
      <p>{askSentence(link.leg.detail.ask.text)}</p>
      <form method="post" action={`${path}/review`}>
        <input type="hidden" name="reviewed" value={reviewed.id} />
        {needsCode && (
          <div className="field">
            <label htmlFor="code">{words.format('pages.sign_off.code_field')}</label>
            <p className="hint" id="code-hint">
              {words.format('pages.sign_off.code_hint', { address: maskedAddress(link.person.address) })}
            </p>
            <input
              id="code"
              name="code"
              className="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={10}
              required
              aria-describedby="code-hint"
            />
          </div>
        )}
        <p>
          <button type="submit" className="main">
            {reviewed.what === 'question'
              ? words.format('pages.sign_off.ask_question')
              : words.format('pages.sign_off.sign')}
          </button>
        </p>
      </form>
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

/** Enough of an address to recognise it, not enough to reveal it to somebody with a forwarded link. */
export function maskedAddress(address: string): string {
  const [name = '', domain = ''] = address.split('@');
  return `${name.slice(0, 2)}…@${domain}`;
}

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
      {link.state === 'answered' && decision.status === 'counts' && (
        <>
          <h2>{words.format('pages.sign_off.to_correct')}</h2>
          <p>
            {rich(words, 'pages.sign_off.correct_means', {
              correct: <a href={`${path}?correct=1`}>{words.format('pages.sign_off.give_corrected')}</a>,
            })}
          </p>
        </>
      )}
      {decision.answer === 'in_principle' && link.state === 'open' && (
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
