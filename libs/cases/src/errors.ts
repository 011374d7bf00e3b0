import type { ProblemError } from '#libs/contracts';
import type { BrokenRule, RuleName } from '#libs/process';

/** The HTTP status that the standard gives each broken rule (RFC 9110). */
const STATUS_OF: Readonly<Record<RuleName, number>> = {
  not_found: 404,
  already_exists: 409,
  status_forbids: 409,
  needed_by_past: 422,
  authority_explores_only: 422,
  direction_not_authorised: 422,
  unit_not_authorised: 422,
  count_above_authority: 422,
  persons_above_authority: 422,
  ends_before_decision: 422,
  seat_without_people: 422,
  ask_missing: 500,
  own_request: 403,
  not_your_leg: 403,
  answer_not_of_this_leg: 422,
  already_answered: 409,
  correction_of_another_seat: 409,
  claimed_by_other: 409,
  own_record: 403,
  act_date_differs: 422,
  act_in_future: 422,
  act_without_term: 422,
  instrument_in_future: 422,
  happened_in_future: 422,
  clock_runs_forward: 422,
  line_not_granted: 409,
};

/** Rules that the writer itself keeps, beside those of the machine. */
export type CaseRule =
  | RuleName
  | 'role_missing'
  | 'unknown_reference'
  | 'unit_elsewhere'
  | 'stale_version'
  | 'idempotency_running'
  | 'idempotency_reused'
  | 'clock_fixed';

/** A refusal: nothing was changed. Carries all that a caller needs to put it right. */
export class CaseError extends Error {
  readonly status: number;
  readonly rule: CaseRule;
  readonly pointer: string;
  readonly errors: ProblemError[];
  readonly earlier: BrokenRule['earlier'];

  constructor(
    status: number,
    errors: [ProblemError & { rule: CaseRule }, ...ProblemError[]],
    earlier?: BrokenRule['earlier'],
  ) {
    super(errors[0].message);
    this.status = status;
    this.rule = errors[0].rule;
    this.pointer = errors[0].pointer;
    this.errors = errors;
    this.earlier = earlier;
  }
}

/** A refusal with one reason. */
export function refuse(status: number, rule: CaseRule, pointer: string, message: string): never {
  throw new CaseError(status, [{ rule, pointer, message }]);
}

/** The refusal that a rule of the machine comes to. */
export function refusalOf({ rule, pointer, message, earlier }: BrokenRule): CaseError {
  return new CaseError(STATUS_OF[rule], [{ rule, pointer, message }], earlier);
}
