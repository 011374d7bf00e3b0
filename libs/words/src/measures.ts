import type {
  Caution,
  CountingModel,
  Holder,
  Lag,
  Persons,
  ReportingDelay,
  UsableWindow,
} from '#libs/contracts';
import type { Words } from './words.js';

/** A lag; unknown is never zero. */
export function formatLag(words: Words, lag: Lag): string {
  if (!lag.known) {
    const { atLeastDays, reason } = lag;
    return atLeastDays === null
      ? words.format('lag.not_known', { reason })
      : words.format('lag.at_least', { days: rounded(atLeastDays), reason });
  }
  if ('before' in lag) return words.format('lag.before');
  const [from, to] = [rounded(lag.fromDays), rounded(lag.toDays)];
  return from === to ? words.format('lag.days', { days: to }) : words.format('lag.range', { from, to });
}

/** E.g. `decided 4 February 2011, reported 9 February 2011, 5 days later`. */
export function formatReportingDelay(words: Words, { decided, reportedOn, lag }: ReportingDelay): string {
  const both = { decided: decidedOn(words, decided), day: reportedOn };
  if ('before' in lag) return words.format('delay.reported', both);
  if (!lag.known) {
    const days = lag.atLeastDays ?? 0;
    return days > 0
      ? words.format('delay.later_at_least', { ...both, days })
      : words.format('delay.reported', both);
  }
  const { fromDays, toDays } = lag;
  if (toDays === 0) return words.format('delay.same_day', both);
  return fromDays === toDays
    ? words.format('delay.later', { ...both, days: toDays })
    : words.format('delay.later_range', { ...both, from: fromDays, to: toDays });
}

function decidedOn(words: Words, { notBefore, notAfter }: ReportingDelay['decided']): string {
  if (notBefore !== null && notBefore === notAfter) return words.format('delay.on', { day: notBefore });
  if (notBefore !== null && notAfter !== null) {
    return words.format('delay.between', { between: words.between(notBefore, notAfter) });
  }
  if (notBefore !== null) return words.format('delay.not_before', { day: notBefore });
  return notAfter === null
    ? words.format('delay.unknown')
    : words.format('delay.not_after', { day: notAfter });
}

/** A usable window. */
export function formatWindow(words: Words, { bestDays, worstDays, verdict }: UsableWindow): string {
  if (verdict === 'lost') return words.format('window.lost');
  if (bestDays === null) return words.format('window.unknown');
  const best = rounded(bestDays);
  if (worstDays === null) return words.format('window.at_most', { days: best });
  if (verdict === 'possibly_lost') return words.format('window.possibly_lost', { days: best });
  const worst = rounded(worstDays);
  return best === worst
    ? words.format('window.days', { days: best })
    : words.format('window.range', { from: worst, to: best });
}

/** What was done although it should not have been, in a sentence. */
export function formatCaution(
  words: Words,
  { what, clearance }: Pick<Caution, 'what' | 'clearance'>,
): string {
  const said = words.format(`caution.${what}`);
  if (clearance === null) return words.format('caution.alone', { what: said });
  const { issuer, status, validTo } = clearance;
  const kind = words.format(`labels.clearance.${clearance.clearance}`);
  const about =
    status === 'granted' && validTo !== null
      ? words.format('caution.clearance_ended', { clearance: kind, issuer, day: validTo })
      : words.format('caution.clearance_missing', {
          clearance: kind,
          status: words.format(`labels.clearance_status.${status}`),
          issuer,
        });
  return words.format('caution.about', { what: said, clearance: about });
}

/** Against which ceilings a unit counts, and whether the combined ceiling grows by it. */
export function formatCounting(
  words: Words,
  { model, departs }: { readonly model: CountingModel; readonly departs: boolean },
): string {
  const counted = words.format(`counting.${model}`);
  return departs ? `${counted} ${words.format('counting.departs')}` : counted;
}

/** Who holds a leg. */
export function formatHolder(words: Words, holder: Holder | null, party: string): string {
  return holder === 'party' ? party : words.format(`labels.holder.${holder ?? 'nobody'}`);
}

const CATEGORIES = ['military', 'police', 'civilian'] as const;

/** Strength, e.g. `85 (80 military, 5 police)`. */
export function formatPersons(words: Words, persons: Persons): string {
  const kinds = CATEGORIES.filter((kind) => persons[kind] > 0).map((kind) =>
    words.format('labels.persons_of', {
      count: persons[kind],
      kind: words.format(`labels.category.${kind}`),
    }),
  );
  const count = persons.military + persons.police + persons.civilian;
  return kinds.length === 0
    ? words.number(count)
    : words.format('labels.persons', { count, kinds: kinds.join(', ') });
}

/** Days to a tenth. */
function rounded(days: number): number {
  return Math.round(days * 10) / 10;
}
