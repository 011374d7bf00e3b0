import type { Ask, Authority, CalendarDate, LegKind, RequestContent } from '#libs/contracts';
import { lastDayOf } from '../authorities/expiry.js';

/** What the ask of one party is made from. Names are by key; a key without a name is used as it is. */
export interface AskInput {
  leg: { kind: LegKind; partyId: string; partyName: string };
  /** The request's reference. */
  reference: string;
  content: RequestContent;
  names: {
    missions: Record<string, string>;
    units: Record<string, string>;
    parties: Record<string, string>;
  };
  authority: Authority;
  /** The lines of the arrangement as it stands, with the last day of each; null where the request starts one. */
  arrangement: { lines: readonly { lineId: string; expiresOn: CalendarDate | null }[] } | null;
}

/** What one party is asked, as a code and parameters. */
export function askOf({ leg, reference, content, names, authority, arrangement }: AskInput): Ask {
  const { kind, purpose, scope, neededBy } = content;
  const { symbol, adoptedOn, term } = authority;
  const counted = term !== null && !('for' in term && kind === 'extend');
  const endOf = (lineId: string) =>
    arrangement?.lines.find((line) => line.lineId === lineId)?.expiresOn ?? null;
  return {
    code: `ask_text.${leg.kind}`,
    params: {
      kind,
      party: leg.partyName,
      reference,
      sendingMission: nameOf(names.missions, content.sendingMission),
      receivingMission: nameOf(names.missions, content.receivingMission),
      purpose,
      scope,
      lines: content.lines.map(({ id, unitId, count, persons, from, to, area, tasks, readiness }) => ({
        unit: nameOf(names.units, unitId),
        count,
        persons,
        from,
        to,
        area,
        tasks,
        readiness,
        endsNow: endOf(id),
        joins: arrangement !== null && endOf(id) === null,
      })),
      authority: { symbol, adoptedOn, term, lastDay: counted ? lastDayOf(adoptedOn, term) : null },
      neededBy,
    },
  };
}

function nameOf(names: Record<string, string>, key: string): string {
  return (Object.hasOwn(names, key) ? names[key] : undefined) ?? key;
}
