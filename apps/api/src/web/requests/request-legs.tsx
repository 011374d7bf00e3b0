import type { LegView, RequestView } from '#libs/cases';
import { isAnsweredByAct, legKind, messageOfFinding } from '#libs/rules';
import { Empty, Input, Status, When, type FormSeal, type Given } from '../parts.js';
import { ReasonForm } from '../reason-form.js';
import { formatHolder, formatLag, formatReportingDelay } from '#libs/words';
import { legMark, speakerLabel } from '../marks.js';
import { rich, useWords } from '../speech.js';

/** The legs of a request: who is asked for what, where it stands, who holds it since when. */
export function Legs({ view, seal, given }: { view: RequestView; seal: FormSeal; given: Given }) {
  const words = useWords();
  return (
    <section>
      <h2>{words.format('pages.requests.legs')}</h2>
      {view.legs.length === 0 ? (
        <Empty>{words.format('pages.requests.no_legs')}</Empty>
      ) : (
        <table className="list">
          <caption className="hidden">{words.format('pages.requests.legs_caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{words.format('pages.requests.leg')}</th>
              <th scope="col">{words.format('pages.requests.status')}</th>
              <th scope="col">{words.format('pages.requests.held_by')}</th>
              <th scope="col">{words.format('pages.requests.asked')}</th>
              <th scope="col">{words.format('pages.requests.due')}</th>
              <th scope="col">{words.format('pages.requests.consent_lag')}</th>
              <th scope="col">
                <span className="hidden">{words.format('pages.requests.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {view.legs.map((leg) => (
              <LegRow key={leg.id} leg={leg} view={view} seal={seal} given={given} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function LegRow({
  leg,
  view,
  seal,
  given,
}: {
  leg: LegView;
  view: RequestView;
  seal: FormSeal;
  given: Given;
}) {
  const words = useWords();
  const { detail } = leg;
  const base = `/requests/${view.id}/legs/${encodeURIComponent(leg.id)}`;
  const name = (
    <td data-label={words.format('pages.requests.leg')}>
      <strong>{words.format(`labels.leg_kind.${leg.kind}`)}</strong>
      <br />
      <small>{leg.party.name}</small>
    </td>
  );
  if (detail === null) {
    return (
      <tr>
        {name}
        <td data-label={words.format('pages.requests.status')}>
          <Status mark={legMark(words, leg.status)} />
        </td>
        <td colSpan={5} className="far">
          {words.format('pages.requests.leg_of_others')}
        </td>
      </tr>
    );
  }
  return (
    <tr>
      {name}
      <td data-label={words.format('pages.requests.status')}>
        <Status mark={legMark(words, leg.status)} />
        {detail.overdueSince !== null && detail.holder !== null && (
          <>
            <br />
            <span className="status red">
              <span aria-hidden="true">▲</span>{' '}
              {rich(words, 'pages.requests.overdue_since', {
                at: <When at={detail.overdueSince} now={view.now} />,
              })}
            </span>
          </>
        )}
        {detail.conditions !== 'none' && (
          <>
            <br />
            <span className="status amber">
              <span aria-hidden="true">▲</span>{' '}
              {detail.conditions === 'to_enter'
                ? words.format('pages.requests.conditions_to_enter')
                : words.format('pages.requests.conditions_to_countersign')}
            </span>
          </>
        )}
        {detail.gaps.length > 0 && (
          <>
            <br />
            <span className="status amber">
              <span aria-hidden="true">▲</span>{' '}
              {words.format('pages.requests.not_covered', {
                gaps: detail.gaps.map((each) => words.say(messageOfFinding(each))).join('; '),
              })}
            </span>
          </>
        )}
        {detail.group !== null && (
          <>
            <br />
            <small>
              {words.say(detail.group.explanation)}{' '}
              <a href={`${base}/seats`}>{words.format('pages.requests.seats')}</a>
            </small>
          </>
        )}
        {detail.speaker !== null && (
          <>
            <br />
            <small>
              {words.format('pages.requests.speaks_for_it', { speaker: speakerLabel(words, detail.speaker) })}
            </small>
          </>
        )}
        {detail.reopenedBecause.length > 0 && (
          <>
            <br />
            <small>
              {words.format('pages.requests.reopened', {
                why: detail.reopenedBecause.map((each) => words.say(messageOfFinding(each))).join('; '),
              })}
            </small>
          </>
        )}
        {detail.waiver !== null && (
          <>
            <br />
            <small>
              {words.format('pages.requests.waived_by', {
                person: detail.waiver.by.name,
                instrument: detail.waiver.instrument,
                reason: detail.waiver.reason,
              })}
            </small>
          </>
        )}
      </td>
      <td data-label={words.format('pages.requests.held_by')}>
        {detail.holder === null ? (
          <span className="far">{words.format('pages.requests.nobody')}</span>
        ) : (
          <>
            {formatHolder(words, detail.holder, leg.party.name)}
            {detail.heldSince !== null && (
              <>
                <br />
                <small>
                  {rich(words, 'pages.requests.since', { at: <When at={detail.heldSince} now={view.now} /> })}
                </small>
              </>
            )}
          </>
        )}
      </td>
      <td data-label={words.format('pages.requests.asked')}>
        {detail.askedAt === null ? (
          <span className="far">
            {detail.after.length > 0
              ? words.format('pages.requests.after', {
                  kinds: { all: detail.after.map((kind) => words.format(`labels.leg.${kind}`)) },
                })
              : words.format('pages.requests.not_yet')}
          </span>
        ) : (
          <>
            <When at={detail.askedAt} now={view.now} />
            {detail.remindersSent > 0 && (
              <>
                <br />
                <small>{words.format('pages.requests.reminded', { count: detail.remindersSent })}</small>
              </>
            )}
          </>
        )}
      </td>
      <td data-label={words.format('pages.requests.due')}>
        {detail.dueAt === null ? <span className="far">–</span> : <When at={detail.dueAt} now={view.now} />}
      </td>
      <td data-label={words.format('pages.requests.consent_lag')}>
        {detail.decisionId === null ? (
          <span className="far">–</span>
        ) : (
          <span>{formatLag(words, detail.consentLag)}</span>
        )}
        {detail.decisionId !== null && legKind(leg.kind).comparedWithCouncil && (
          <>
            <br />
            <small>
              {words.format('pages.requests.after_council', {
                lag: formatLag(words, detail.consentAfterAuthority),
              })}
            </small>
          </>
        )}
        {detail.reportingDelay !== null && (
          <>
            <br />
            <small>{formatReportingDelay(words, detail.reportingDelay)}</small>
          </>
        )}
      </td>
      <td className="do">
        {/* What has not been put to a party yet is not held out to it, though its word would count. */}
        {leg.allowedAnswers.length > 0 && detail.round !== null && (
          <a href={base}>
            {detail.closedAt === null
              ? words.format('pages.requests.answer')
              : words.format('pages.requests.correct')}
          </a>
        )}
        {leg.allowedRecords.length > 0 && (
          <a href={`${base}/paper`}>
            {isAnsweredByAct(leg.kind)
              ? words.format('pages.requests.record_act')
              : words.format('pages.requests.record_paper')}
          </a>
        )}
        {detail.conditions !== 'none' && view.sees === 'all' && (
          <a href={`${base}/conditions`}>{words.format('pages.requests.conditions')}</a>
        )}
        {leg.allowedActs.includes('waiveLeg') && (
          <ReasonForm
            action={`/requests/${view.id}`}
            act="waive"
            seal={{ csrf: seal.csrf, key: `${seal.key}-${leg.id}` }}
            hidden={{ legId: leg.id }}
            given={given}
            summary={words.format('pages.requests.waive')}
            label={words.format('pages.requests.waiver_reason')}
            button={words.format('pages.requests.waive_leg')}
            danger
          >
            <Input
              name="/instrument"
              label={words.format('pages.requests.waiver_instrument')}
              given={given}
              required
            />
          </ReasonForm>
        )}
      </td>
    </tr>
  );
}
