import { messageOf, saidBy } from '#libs/contracts';
import type { BrokenRecord } from '#libs/process';
import { CaseError, refusalOf } from '../errors.js';
import type { StoredEntry } from './entries.js';

/**
 * The refusal of an entry that makes the record impossible: the rule that it breaks itself, or the later entry that would
 * break a rule.
 */
export function refusalOfRecord(
  broken: BrokenRecord,
  entered: number,
  entries: readonly StoredEntry[],
): CaseError {
  const refusal = 'broken' in broken ? refusalOf(broken.broken) : broken.refused;
  if (!(refusal instanceof CaseError)) throw refusal;
  if (broken.entry === entered) return refusal;
  const other = entries.find(({ number }) => number === broken.entry);
  const what = (other?.kind ?? 'entry').replaceAll('_', ' ');
  const [first] = refusal.errors;
  const why = saidBy(first ?? refusal);
  const reason =
    other === undefined
      ? messageOf('refusals.later_entry', { entry: broken.entry, why })
      : messageOf('refusals.later_entry_of', {
          entry: broken.entry,
          what,
          source: { symbol: other.source.symbol },
          why,
        });
  return new CaseError([
    { rule: 'later_entry_breaks', pointer: '', reason },
    ...refusal.errors.map((error) => ({ ...error, pointer: '' })),
  ]);
}
