import { INSTRUMENT_KINDS, type Problem } from '#libs/contracts';
import { legKind } from '#libs/rules';
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
import {
  ANSWER_LABELS,
  INSTRUMENT_LABELS,
  formatDay,
  formatDistance,
  formatMoment,
  formatPersons,
  speakerLabel,
  partyName,
  partyNameAtStart,
} from '../web/words.js';
import { formatReviewed } from './in-words.js';
import type { SigningFault } from './challenges.js';
import type { OpenLink, Reviewed } from './sign-off.js';

/** A moment at headquarters and in the capital, with its distance. */
function At({ at, link }: { at: string; link: OpenLink }) {
  const zones = ['America/New_York', link.partyZone];
  const offsets = zones.map((zone) => DateTime.fromISO(at, { zone }).offset);
  const place = (zone: string) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return (
    <>
      <time dateTime={at}>{formatMoment(at, zones[0])}</time> in New York
      {offsets[0] !== offsets[1] && (
        <>
          {' '}
          ({formatMoment(at, link.partyZone)} in {place(link.partyZone)})
        </>
      )}
      , {formatDistance(at, link.view.now)}
    </>
  );
}

function Letter({ link, title, children }: { link: OpenLink; title: string; children: ReactNode }) {
  return (
    <article className="letter">
      <header className="letterhead">
        <p>
          <strong>United Nations Secretariat</strong>
        </p>
        <p>
          Request {link.view.reference}, to {link.leg.party.name}
        </p>
        <p className="far">
          For {link.person.name}, {link.person.title}
        </p>
      </header>
      {link.view.clockMoved && (
        <p className="notice">
          This is a rehearsal on a clock that was moved; nothing in it is live. On that clock it is now{' '}
          {formatMoment(link.view.now)} in New York.
        </p>
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
  const { view, leg } = link;
  return (
    <>
      <p className="lead">{askSentence(leg.detail.ask.text)}</p>
      <table className="list">
        <caption className="hidden">Units</caption>
        <thead>
          <tr>
            <th scope="col">Unit</th>
            <th scope="col">Number</th>
            <th scope="col">Persons</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <tr key={line.id}>
              <td data-label="Unit">{line.unit.name}</td>
              <td data-label="Number">{line.count}</td>
              <td data-label="Persons">up to {formatPersons(line.persons)}</td>
              <td data-label="From">
                {line.from === null ? "the Council's decision" : <Day day={line.from} />}
              </td>
              <td data-label="To">
                {line.to === null ? (
                  'the last day that the decision of the Council allows'
                ) : (
                  <Day day={line.to} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Purpose</h2>
      <Prose text={view.content.purpose} />
      <Facts
        rows={[
          ...(leg.detail.dueAt === null
            ? []
            : ([['Your answer is asked by', <At at={leg.detail.dueAt} link={link} />]] as const)),
          ...(leg.detail.speaker === null
            ? []
            : ([
                [`Recognised as speaking for ${partyName(leg.party.name)}`, speakerLabel(leg.detail.speaker)],
              ] as const)),
          ['The units are needed by', <At at={view.neededByAt} link={link} />],
          [
            'Authority',
            <>
              <bdi>{view.authority.symbol}</bdi>
              {view.authority.adoptedOn !== '' && `, ${formatDay(view.authority.adoptedOn)}`}
            </>,
          ],
        ]}
      />
      <details>
        <summary>The full text that is put to you</summary>
        <pre className="ask">{leg.detail.ask.text}</pre>
        <p className="hint">
          SHA-256: <code>{leg.detail.ask.textHash}</code>
        </p>
      </details>
    </>
  );
}

function Questions({ link }: { link: OpenLink }) {
  if (link.questions.length === 0) return null;
  return (
    <section>
      <h2>Questions so far</h2>
      {link.questions.map((question) => (
        <div key={question.id}>
          <Prose text={question.text} />
          {question.reply === null ? (
            <p className="far">
              Our reply is not there yet. Until it is, the time for your answer stands still.
            </p>
          ) : (
            <>
              <p className="far">Our reply:</p>
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
  const { leg } = link;
  const { rests } = legKind(leg.kind);
  const needsInstrument = rests.on === 'instrument' && rests.needed;
  const body = (
    <Letter
      link={link}
      title={corrects ? 'Correct your answer' : `The answer of ${partyName(leg.party.name)} is asked`}
    >
      <ProblemNote problem={problem} />
      {link.state === 'closed' && (
        <div className="notice" role="status">
          <p>
            <strong>This request no longer waits for your answer.</strong> You can still give it: it is kept
            with a receipt as a late answer, and the Secretariat decides with a stated reason whether it can
            still take effect.
          </p>
        </div>
      )}
      {link.state === 'open' && link.own !== null && (
        <p className="notice">
          You answered “{ANSWER_LABELS[link.own.answer].toLowerCase()}” (receipt {link.own.receipt}). The
          formal answer is still awaited.
        </p>
      )}
      {corrects && link.currentDecision !== null && (
        <p className="notice">
          Until now: “{ANSWER_LABELS[link.currentDecision.answer].toLowerCase()}” (receipt{' '}
          {link.currentDecision.receipt}). What you send now takes its place; the earlier answer stays on the
          record.
        </p>
      )}
      <Ask link={link} />
      <Questions link={link} />
      <form method="post" action={path}>
        {corrects && <input type="hidden" name="correct" value="1" />}
        <Choices
          name="/answer"
          label="Your answer"
          given={given}
          required
          options={answerOptions(link.answers.offered, !corrects && link.state === 'open')}
        />
        <TextArea
          name="/conditions"
          label="Conditions, in your words"
          given={given}
          hint="for a consent with conditions"
        />
        <TextArea
          name="/text"
          label="Your question, or the reason of a refusal"
          given={given}
          hint="needed for a question"
        />
        {rests.on === 'act' && (
          <div className="row">
            <Input name="/act/symbol" label="Symbol of the act" given={given} />
            <Input name="/act/adoptedOn" label="Adopted on" type="date" given={given} />
          </div>
        )}
        <fieldset>
          <legend>Who answers</legend>
          <Input
            name="/signedBy/name"
            label="Name"
            given={given}
            preset={link.person.name}
            autoComplete="name"
            required
          />
          <Input
            name="/signedBy/title"
            label="Title"
            given={given}
            preset={link.person.title}
            autoComplete="organization-title"
            required
          />
        </fieldset>
        <fieldset>
          <legend>Note verbale or other instrument{needsInstrument ? '' : ' (optional)'}</legend>
          <Select
            name="/instrument/kind"
            label="Kind"
            given={given}
            preset={rests.on === 'instrument' ? rests.preset : 'note_verbale'}
            options={INSTRUMENT_KINDS.map((kind) => [kind, INSTRUMENT_LABELS[kind]])}
          />
          <Input name="/instrument/reference" label="Reference" given={given} />
          <Input
            name="/instrument/organ"
            label="Organ"
            given={given}
            hint="who issued it; needed for a law, a decree, minutes or a communiqué"
          />
          <Input name="/instrument/date/on" label="Date on it" type="date" given={given} />
        </fieldset>
        <p>
          <button type="submit" className="main">
            Review the answer
          </button>
        </p>
        <p className="hint">Nothing is sent yet. The next page repeats your answer in words.</p>
      </form>
    </Letter>
  );
  return page(`Request ${link.view.reference}`, body);
}

/** What to do if a code does not sign. */
export const CODE_FAULTS: Readonly<Record<SigningFault, string>> = {
  wrong: 'This is not the code. Look at the newest mail.',
  expired:
    'This code is too old, or a newer one was mailed. Go back and review the answer again to get a new one.',
  changed:
    'What waits for your signature has changed since this page was shown: somebody has used the same link. Read it again.',
  exhausted: 'Too many wrong codes were entered. Wait 15 minutes, then review the answer again.',
};

/** The page that repeats the answer before it is signed. */
export function reviewPage(
  link: OpenLink,
  path: string,
  reviewed: Reviewed,
  needsCode: boolean,
  fault: SigningFault | null,
): string {
  const body = (
    <Letter link={link} title={reviewed.what === 'question' ? 'Your question' : 'Your answer, in words'}>
      {fault !== null && (
        <div className="notice bad" role="alert">
          <p>
            <strong>Nothing was signed.</strong> {CODE_FAULTS[fault]}
          </p>
        </div>
      )}
      <p className="lead">
        {reviewed.what === 'question' ? (
          <>{partyNameAtStart(link.leg.party.name)} asks before it answers:</>
        ) : (
          <>{sentenceOf(link, reviewed)}</>
        )}
      </p>
      <Facts rows={formatReviewed(reviewed).map(([name, words]) => [name, <Prose text={words} />])} />
      <p>{askSentence(link.leg.detail.ask.text)}</p>
      <form method="post" action={`${path}/review`}>
        <input type="hidden" name="reviewed" value={reviewed.id} />
        {needsCode && (
          <div className="field">
            <label htmlFor="code">Code</label>
            <p className="hint" id="code-hint">
              Six digits, mailed just now to {maskedAddress(link.person.address)}. It works for 15 minutes.
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
            {reviewed.what === 'question' ? 'Ask this question' : 'Sign and send'}
          </button>
        </p>
      </form>
      <p>
        <a href={path}>Go back and change it</a>
      </p>
    </Letter>
  );
  return page(`Review, request ${link.view.reference}`, body);
}

function sentenceOf({ leg }: OpenLink, { input }: Extract<Reviewed, { what: 'answer' }>): string {
  const party = partyNameAtStart(leg.party.name);
  switch (input.answer) {
    case 'consent':
      return `${party} consents to all that is asked.`;
    case 'consent_with_conditions':
      return `${party} consents, with the conditions below. Until the Secretariat has entered them as limits, the consent does not count as complete.`;
    case 'in_principle':
      return `${party} agrees in principle. This does not count as consent; the formal answer is still awaited.`;
    case 'provisional':
      return `${party} consents provisionally. This does not count as consent yet.`;
    case 'refuse':
      return `${party} refuses. What is asked cannot go ahead without its consent.`;
    case 'notice_given':
      return 'Advance notice was given to the Security Council by the letter below.';
    case 'adopted':
      return 'The Security Council adopted the act below.';
    case 'not_adopted':
      return 'The Security Council did not adopt what was asked.';
    case 'object':
      return `${party} objects to what is asked.`;
    case 'abstain':
      return `${party} abstains.`;
    case 'withdraw':
      return `${party} withdraws its consent${input.lastDay === null ? '' : `; it holds up to and including ${input.lastDay}`}.`;
    case 'suspend':
      return `${party} suspends its consent.`;
    case 'notified':
      return `${party} has been notified. This is not its consent.`;
    case 'consulted':
      return `${party} has been consulted. This is not its consent.`;
  }
}

/** Enough of an address to recognise it, not enough to reveal it to somebody with a forwarded link. */
export function maskedAddress(address: string): string {
  const [name = '', domain = ''] = address.split('@');
  return `${name.slice(0, 2)}…@${domain}`;
}

function ReceiptFacts({ link, decision }: { link: OpenLink; decision: DecisionView }) {
  return (
    <Facts
      rows={[
        ['Answer', ANSWER_LABELS[decision.answer]],
        ['Given', <At at={decision.at} link={link} />],
        [
          'By',
          decision.signedBy === null
            ? (decision.by?.name ?? '')
            : `${decision.signedBy.name}, ${decision.signedBy.title}`,
        ],
        ...(decision.textHash === null
          ? []
          : ([['To the text with SHA-256', <code>{decision.textHash.slice(0, 16)}…</code>]] as const)),
      ]}
    />
  );
}

/** The page after an answer: its receipt, and what can still be done. Also what a used link shows. */
export function receiptPage(link: OpenLink, path: string, decision: DecisionView): string {
  const late = decision.status === 'late' || decision.status === 'noted';
  const byOther = decision.by?.id !== link.person.id;
  const body = (
    <Letter
      link={link}
      title={
        byOther
          ? `${partyNameAtStart(link.leg.party.name)} has answered already`
          : 'Your answer has been received'
      }
    >
      <p className="far">Receipt</p>
      <p className="receipt-number">{decision.receipt}</p>
      {late && (
        <p className="notice">
          The request no longer waited for this answer when it came. It is kept as a late answer;{' '}
          {decision.status === 'late'
            ? 'the Secretariat decides with a stated reason whether it can still take effect, and tells you.'
            : 'the Secretariat has noted it without effect.'}
        </p>
      )}
      {byOther && decision.by !== null && <p>The answer was given by {decision.by.name}.</p>}
      <ReceiptFacts link={link} decision={decision} />
      <p>
        Keep this number. It is also mailed to you. The answer stays on the record under it, bound to the very
        text that was put to you.
      </p>
      {link.state === 'answered' && decision.status === 'counts' && (
        <>
          <h2>To correct or withdraw it</h2>
          <p>
            <a href={`${path}?correct=1`}>Give a corrected answer</a>: it takes the place of this one, and
            both stay on the record. To withdraw a consent, choose “Refuse” there. Once the units have been
            granted, write to the Secretariat instead, naming the receipt.
          </p>
        </>
      )}
      {decision.answer === 'in_principle' && link.state === 'open' && (
        <p>
          <a href={path}>Give the formal answer</a> as soon as you can; this link stays open for it.
        </p>
      )}
    </Letter>
  );
  return page(`Receipt ${decision.receipt}`, body);
}

/** The page after a question. */
export function questionAskedPage(link: OpenLink, path: string): string {
  const body = (
    <Letter link={link} title="Your question has been received">
      <p>
        The time for your answer stands still until our reply. The reply comes by mail, and stands on the page
        of this link.
      </p>
      <Questions link={link} />
      <p>
        <a href={path}>To the request</a>
      </p>
    </Letter>
  );
  return page('Question received', body);
}

/** The page of a link that a newer one has replaced. */
export function replacedPage(link: OpenLink): string {
  const body = (
    <Letter link={link} title="This link has been replaced">
      <p>
        What is asked was put to {link.leg.party.name} again, or a new link was mailed to you. Use the link in
        the newest mail about request {link.view.reference}; this one takes no answer any more.
      </p>
      <p>
        The text that is put to you now has the SHA-256{' '}
        <code>{link.leg.detail.ask.textHash.slice(0, 16)}…</code>
      </p>
    </Letter>
  );
  return page('Link replaced', body);
}

/** The page for a person who no longer acts for the party, and for a link that is not one of ours. */
export function unknownLinkPage(): string {
  return page(
    'Link not known',
    <section className="letter">
      <h1>This link is not known</h1>
      <p>
        It may have been cut when it was copied, or it was never one of ours. Open it again from the mail in
        which it came. If it still does not work, ask the Secretariat for a new one.
      </p>
    </section>,
  );
}
