import {
  type ArrangementView,
  type RequestView,
  SEARCH_ATTRIBUTES,
  type StageName,
} from '#libs/contracts/workflows';
import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';

/** Shows the request on Temporal's page, leg by leg, and makes it searchable by what it waits for. */
export function requestToRead(request: RequestView): void {
  const { title, legs, open, deadline } = request;
  const waiting = legs.filter((leg) => leg.open);
  // The page shows a few lines of it without being expanded: legs that are awaited come first.
  const rows = [...waiting, ...legs.filter((leg) => !leg.open)].map((leg) => [
    inWords(leg.stage),
    leg.party,
    leg.overdue ? `${leg.status}, overdue` : leg.status,
    leg.holder === '' ? '' : `${leg.holder}, since ${leg.since}`,
    leg.due,
  ]);
  const waits = open ? `waits for ${waiting.length} of ${legs.length} legs` : 'is over';
  setCurrentDetails(
    [
      `**${title}** ${waits}; times are UTC, on the clock of the case`,
      '',
      ...table(['leg', 'party', 'status', 'held by', 'answer due'], rows),
    ].join('\n'),
  );
  const { waitsFor, stages, deadline: due, overdue } = SEARCH_ATTRIBUTES;
  findBy([
    { key: waitsFor, value: unique(waiting.map((leg) => leg.partyId)) },
    { key: stages, value: unique(waiting.map((leg) => leg.stage)) },
    { key: due, value: open && deadline !== null ? new Date(deadline) : null },
    { key: overdue, value: waiting.some((leg) => leg.overdue) },
  ]);
}

/** Shows the arrangement on Temporal's page. */
export function arrangementToRead({ title, waitsFor }: ArrangementView): void {
  setCurrentDetails(`**${title}** ${waitsFor}`);
}

type Found = Parameters<typeof upsertSearchAttributes>[0];

/** Updates the search attributes that have changed: each change costs an event and a write. */
function findBy(
  wanted: readonly {
    key: (typeof SEARCH_ATTRIBUTES)[keyof typeof SEARCH_ATTRIBUTES];
    value: string | string[] | Date | boolean | null;
  }[],
): void {
  const known = workflowInfo().typedSearchAttributes;
  const changed = wanted.filter(({ key, value }) => asText(known.get(key)) !== asText(value));
  if (changed.length > 0) upsertSearchAttributes(changed as Found);
}

/** An attribute that is empty and one that is not there are the same. */
function asText(value: unknown): string {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return '';
  return JSON.stringify(value);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].toSorted();
}

/** A stage in words: `hostConsent` reads "host consent". */
function inWords(stage: StageName): string {
  return stage.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`).replace(/^mou /u, 'MoU ');
}

/** A table in Markdown, which Temporal's page draws. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
