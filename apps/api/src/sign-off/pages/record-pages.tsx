import type { AttachmentRef } from '#libs/contracts';
import type { ReactNode } from 'react';
import { page } from '../../web/frame.js';
import { Facts, ProblemNote, Prose, TextArea, When, type Given } from '../../web/parts.js';
import type { OpenRecord, KeptStatement } from '../contest-links.js';
import type { SigningFault } from '../challenges.js';
import { FaultNote, FullText, Letter, SigningForm } from './letter.js';
import { wordsOfLink } from '../words-of-link.js';
import { formatInstrument, formatReportingDelay } from '#libs/words';
import { rich, useWords } from '../../web/speech.js';

function ScansOfRecord({ attachments, path }: { attachments: readonly AttachmentRef[]; path: string }) {
  const words = useWords();
  return (
    <ul className="scans">
      {attachments.map(({ id, sha256 }) => (
        <li key={id}>
          {rich(words, 'pages.sign_off.scan_with_hash', {
            scan: <a href={`${path}/scans/${id}`}>{words.format('pages.sign_off.scan')}</a>,
            hash: <code>{sha256.slice(0, 16)}…</code>,
          })}
        </li>
      ))}
    </ul>
  );
}

function RecordFacts({ record: { decision }, path }: { record: OpenRecord; path: string }) {
  const words = useWords();
  const { act, instrument, conditions, reason, signedBy, reportingDelay, asked, textHash } = decision;
  const attachments = instrument?.attachments ?? [];
  const said: [string, ReactNode][] = [
    [words.format('pages.sign_off.recorded_answer'), words.format(`labels.given.${decision.answer}`)],
    [
      words.format('pages.sign_off.act'),
      act === null
        ? null
        : words.format('pages.sign_off.act_adopted', { act: { symbol: act.symbol }, day: act.adoptedOn }),
    ],
    [
      words.format('pages.sign_off.instrument_row'),
      instrument === null ? null : formatInstrument(words, instrument),
    ],
    [
      words.format('pages.sign_off.scans'),
      attachments.length === 0 ? null : <ScansOfRecord attachments={attachments} path={path} />,
    ],
    [
      words.format('pages.sign_off.signed_by'),
      signedBy === null ? null : words.format('pages.sign_off.person', signedBy),
    ],
    [words.format('pages.sign_off.day'), formatReportingDelay(words, reportingDelay)],
    [words.format('pages.sign_off.conditions_row'), conditions === null ? null : <Prose text={conditions} />],
    [words.format('pages.sign_off.reason'), reason === null ? null : <Prose text={reason} />],
    [
      words.format('pages.sign_off.recorded_by'),
      decision.by === null
        ? null
        : words.format('pages.sign_off.countersigned', { person: decision.by.name }),
    ],
  ];
  return (
    <>
      <Facts rows={said.filter(([, shown]) => shown !== null)} />
      {asked !== null && (
        <FullText
          text={asked.text}
          hash={textHash}
          summary={
            asked.revision === null
              ? words.format('pages.sign_off.text_asked')
              : words.format('pages.sign_off.text_asked_in', { revision: asked.revision })
          }
        />
      )}
    </>
  );
}

/** A record, its present status, and what its party can do about it. */
export function recordPage(record: OpenRecord, path: string, given: Given): string {
  const words = wordsOfLink(record);
  const { decision, contest, settled, view, leg } = record;
  const party = words.nameAtStart(leg.party.name);
  const body = (
    <Letter
      link={record}
      title={words.format('pages.sign_off.recorded_for', { party: { name: leg.party.name } })}
    >
      <ProblemNote problem={given.problem} />
      <p className="far">{words.format('pages.sign_off.receipt')}</p>
      <p className="receipt-number">{decision.receipt}</p>
      {contest !== null && (
        <div className="notice">
          <p>
            {rich(words, 'pages.sign_off.contested', {
              contested: <strong>{words.format('pages.sign_off.contested_word')}</strong>,
              person: contest.by.name,
              at: <When at={contest.at} now={view.now} />,
              party: { name: leg.party.name },
            })}
          </p>
          <Prose text={contest.reason} />
        </div>
      )}
      {contest === null && settled !== null && settled.status !== 'open' && (
        <p className="notice">
          {words.format('pages.sign_off.was_settled', {
            how: words.format(`pages.sign_off.settled.${settled.status}`),
          })}
          {settled.settledBecause !== null &&
            ` ${words.format('pages.sign_off.settled_because', { reason: settled.settledBecause })}`}
        </p>
      )}
      <RecordFacts record={record} path={path} />
      {decision.allowedActs.includes('contestRecord') && (
        <>
          <h2>{words.format('pages.sign_off.if_right')}</h2>
          <p>{words.format('pages.sign_off.if_right_means')}</p>
          <h2>{words.format('pages.sign_off.if_wrong')}</h2>
          <p>
            {view.status === 'open'
              ? words.format('pages.sign_off.if_wrong_means')
              : words.format('pages.sign_off.if_wrong_after')}
          </p>
          <form method="post" action={path}>
            <TextArea
              name="/reason"
              label={words.format('pages.sign_off.what_party_said', { party: { name: leg.party.name } })}
              given={given}
              required
            />
            <p>
              <button type="submit" className="main">
                {words.format('pages.sign_off.review_contest')}
              </button>
            </p>
          </form>
        </>
      )}
      {contest?.allowedActs.includes('withdrawContest') === true && (
        <>
          <h2>{words.format('pages.sign_off.let_stand_title')}</h2>
          <form method="post" action={path}>
            <TextArea name="/reason" label={words.format('pages.sign_off.remark')} given={given} />
            <p>
              <button type="submit">{words.format('pages.sign_off.review_let_stand')}</button>
            </p>
          </form>
          <p>{words.format('pages.sign_off.may_answer', { party })}</p>
        </>
      )}
    </Letter>
  );
  return page(words, {
    title: words.format('pages.sign_off.record_title', { receipt: String(decision.receipt) }),
    body,
  });
}

/** What is about to be signed about a record, and the field for the code. */
export function recordReviewPage(
  record: OpenRecord,
  path: string,
  { id, what, reason }: KeptStatement,
  fault: SigningFault | null,
): string {
  const words = wordsOfLink(record);
  const { decision, leg, person } = record;
  const party = words.nameAtStart(leg.party.name);
  const body = (
    <Letter link={record} title={words.format('pages.sign_off.statement')}>
      <FaultNote fault={fault} />
      <p className="lead">
        {what === 'contest'
          ? words.format('pages.sign_off.contests', { party, receipt: String(decision.receipt) })
          : words.format('pages.sign_off.lets_stand', { party, receipt: String(decision.receipt) })}
      </p>
      {reason !== null && <Prose text={reason} />}
      <SigningForm
        path={path}
        reviewedId={id}
        codeTo={person.address}
        label={
          what === 'contest'
            ? words.format('pages.sign_off.contest')
            : words.format('pages.sign_off.let_stand')
        }
      />
      <p>
        <a href={path}>{words.format('pages.sign_off.go_back')}</a>
      </p>
    </Letter>
  );
  return page(words, { title: words.format('pages.sign_off.review_statement'), body });
}
