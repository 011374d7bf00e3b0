import type { BrokenRecord } from '#libs/process';
import { CaseError, refusalOf } from '../errors.js';
import type { StoredEntry } from './entries.js';

/**
 * The refusal of an entry with which the record cannot have been so: the rule that it breaks itself, or that an entry breaks
 * which comes later in time, with which one that is.
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
  const where = other === undefined ? '' : ` (${what}, ${other.source.symbol})`;
  return new CaseError([
    {
      rule: 'later_entry_breaks',
      pointer: '',
      message: `With this, entry ${broken.entry}${where} could not stand: ${refusal.message}`,
    },
    ...refusal.errors.map((error) => ({ ...error, pointer: '' })),
  ]);
}
