import type { DecisionView, RequestView } from '#libs/cases';
import { formatInstrument, formatReportingDelay } from '#libs/words';
import type { ReactNode } from 'react';
import { Day, Facts, Prose, Range } from '../parts.js';
import { rich, useWords } from '../speech.js';
import { Scans } from './scans.js';
import { VotesOfMembers } from './votes.js';

/** An answer in full, as its record or decision has it. */
export function AnswerInFull({
  view,
  given,
  decidedAt,
}: {
  view: RequestView;
  given: Pick<
    DecisionView,
    'answer' | 'instrument' | 'conditions' | 'caps' | 'act' | 'reason' | 'signedBy' | 'reportingDelay'
  >;
  decidedAt: { from: string | null; to: string | null };
}) {
  const words = useWords();
  const rows: [string, ReactNode][] = [
    [words.format('pages.answering.answer'), <strong>{words.format(`labels.given.${given.answer}`)}</strong>],
    [words.format('pages.answering.decided'), <Range range={decidedAt} now={view.now} />],
    [words.format('pages.answering.day'), formatReportingDelay(words, given.reportingDelay)],
  ];
  if (given.act !== null) {
    rows.push([
      words.format('pages.answering.act_row'),
      <>
        {rich(words, 'pages.answering.act_adopted', {
          act: <bdi>{given.act.symbol}</bdi>,
          day: <Day day={given.act.adoptedOn} />,
        })}
      </>,
    ]);
    if (given.act.votes !== null) {
      rows.push([words.format('pages.answering.votes_row'), <VotesOfMembers votes={given.act.votes} />]);
    }
    rows.push([
      words.format('pages.answering.term'),
      given.act.term === null
        ? words.format('pages.answering.term_of_authority')
        : 'until' in given.act.term
          ? words.format('pages.answering.until', { day: given.act.term.until })
          : words.duration(given.act.term.for),
    ]);
  }
  if (given.instrument !== null) {
    rows.push([words.format('pages.answering.instrument'), formatInstrument(words, given.instrument)]);
    if ((given.instrument.attachments ?? []).length > 0) {
      rows.push([words.format('pages.answering.scans'), <Scans instrument={given.instrument} />]);
    }
  }
  if (given.signedBy !== null) {
    rows.push([words.format('pages.answering.signed_by'), `${given.signedBy.name}, ${given.signedBy.title}`]);
  }
  if (given.conditions !== null) {
    rows.push([words.format('pages.answering.conditions'), <Prose text={given.conditions} />]);
  }
  if (given.caps !== null) rows.push([words.format('pages.answering.limits'), <Caps caps={given.caps} />]);
  if (given.reason !== null) {
    rows.push([words.format('pages.answering.reason'), <Prose text={given.reason} />]);
  }
  return <Facts rows={rows} />;
}

/** Conditions as limits. */
export function Caps({ caps }: { caps: NonNullable<DecisionView['caps']> }) {
  const words = useWords();
  const lines = [
    caps.persons === null ? null : words.format('pages.answering.caps.persons', { count: caps.persons }),
    caps.equipment === null
      ? null
      : words.format('pages.answering.caps.equipment', {
          items: {
            all: caps.equipment.map(({ count, unitId }) =>
              words.format('pages.answering.caps.item', { count, unit: unitId }),
            ),
          },
        }),
    caps.area === null ? null : words.format('pages.answering.caps.area', { items: caps.area.join('; ') }),
    caps.tasks === null ? null : words.format('pages.answering.caps.tasks', { items: caps.tasks.join('; ') }),
    caps.from === null ? null : words.format('pages.answering.caps.from', { day: caps.from }),
    caps.to === null ? null : words.format('pages.answering.caps.to', { day: caps.to }),
  ].filter((line) => line !== null);
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
