import { type Authority, type CodedMessage, type RequestContent, messageOf } from '#libs/contracts';
import { personsOf } from '../consents/coverage.js';

/** One reason why an authority does not carry a request; `pointer` is into the request's content. */
export interface AuthorityFault {
  pointer: string;
  rule:
    | 'authority_explores_only'
    | 'direction_not_authorised'
    | 'unit_not_authorised'
    | 'count_above_authority'
    | 'persons_above_authority';
  reason: CodedMessage;
}

/** One day of a request that lies after the last day of its authority. */
export interface AuthorityDateFault extends Omit<AuthorityFault, 'rule'> {
  rule: 'dates_not_authorised';
}

/** Why an authority does not carry a request; empty where it does. Each fault points at the field of the request. */
export function authorityFaults(authority: Authority, content: RequestContent): AuthorityFault[] {
  const symbol = { symbol: authority.symbol };
  const faults: AuthorityFault[] = [];
  if (authority.kind === 'explore') {
    faults.push({
      pointer: '/authorityId',
      rule: 'authority_explores_only',
      reason: messageOf('refusals.authority_explores_only', { authority: symbol }),
    });
  }
  const allowed = authority.directions.some(
    (direction) => direction.from === content.sendingMission && direction.to === content.receivingMission,
  );
  if (!allowed) {
    faults.push({
      pointer: '/receivingMission',
      rule: 'direction_not_authorised',
      reason: messageOf('refusals.direction_not_authorised', {
        authority: symbol,
        from: content.sendingMission,
        to: content.receivingMission,
      }),
    });
  }
  content.lines.forEach((line, index) => {
    if (authority.units === null) return;
    const unit = authority.units.find((candidate) => candidate.unitId === line.unitId);
    if (unit === undefined) {
      faults.push({
        pointer: `/lines/${index}/unitId`,
        rule: 'unit_not_authorised',
        reason: messageOf('refusals.unit_not_authorised', { authority: symbol, unit: line.unitId }),
      });
      return;
    }
    if (line.count > unit.count) {
      faults.push({
        pointer: `/lines/${index}/count`,
        rule: 'count_above_authority',
        reason: messageOf('refusals.count_above_authority', {
          authority: symbol,
          allowed: unit.count,
          unit: line.unitId,
          asked: line.count,
        }),
      });
    }
    const persons = personsOf(line.persons);
    if (unit.persons !== null && persons > unit.persons) {
      faults.push({
        pointer: `/lines/${index}/persons`,
        rule: 'persons_above_authority',
        reason: messageOf('refusals.persons_above_authority', {
          authority: symbol,
          allowed: unit.persons,
          unit: line.unitId,
          asked: persons,
        }),
      });
    }
  });
  return faults;
}

/**
 * Why the last day that an authority names does not carry what a request to start or extend an arrangement needs; empty where it
 * does, and where the authority runs from its adoption or from the end of what it extends. Asked where a request is made:
 * the machine itself ends every arrangement with its authority.
 */
export function authorityDateFaults(authority: Authority, content: RequestContent): AuthorityDateFault[] {
  const { symbol, term } = authority;
  if (term === null || !('until' in term) || !['start', 'extend'].includes(content.kind)) return [];
  const days = [
    ['/neededBy', content.neededBy] as const,
    ...content.lines.map((line, index) => [`/lines/${index}/from`, line.from] as const),
  ];
  return days.flatMap(([pointer, day]) =>
    day === null || day <= term.until
      ? []
      : [
          {
            pointer,
            rule: 'dates_not_authorised' as const,
            reason: messageOf('refusals.dates_not_authorised', {
              authority: { symbol },
              last: term.until,
              day,
            }),
          },
        ],
  );
}
