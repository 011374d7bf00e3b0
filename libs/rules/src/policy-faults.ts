import { DateTime, Duration, IANAZone } from 'luxon';
import type { Deadline, IsoDuration, LegKind, Policy, PolicyLeg } from '#libs/contracts';

/** One reason why a policy of the right form cannot drive a request; `pointer` is into the policy (RFC 6901). */
export interface PolicyFault {
  pointer: string;
  rule:
    | 'leg_missing'
    | 'leg_twice'
    | 'leg_unfit'
    | 'cycle'
    | 'deadlock'
    | 'leg_unreachable'
    | 'duration_not_positive'
    | 'duration_unreckonable'
    | 'lapse_not_after_due'
    | 'escalation_not_after_due'
    | 'escalation_not_before_lapse'
    | 'reminder_not_before_lapse'
    | 'reminders_not_ascending'
    | 'warnings_not_descending'
    | 'zone_unknown';
  message: string;
}

/** Whose leg each kind is. There is no other way round: nobody else can say it. */
const OF: Readonly<Record<LegKind, readonly PolicyLeg['of'][]>> = {
  releasing_assessment: ['sending_mission', 'secretariat'],
  cost_review: ['secretariat'],
  consultation: ['each_contributor', 'each_host', 'regional_body', 'council'],
  advance_notice: ['notifier'],
  contributor_consent: ['each_contributor'],
  host_consent: ['each_host', 'sending_host', 'receiving_host'],
  regional_consent: ['regional_body'],
  council_decision: ['council'],
  mou_amendment: ['each_contributor'],
  clearances: ['each_host', 'sending_host', 'receiving_host'],
};

/** Why a loan cannot do without a leg of each kind. */
const NEEDED_BECAUSE: Readonly<Partial<Record<LegKind, string>>> = {
  advance_notice: 'the Council must have notice before anything is lent',
  contributor_consent: 'no unit moves without the consent of its capital',
  host_consent: 'no unit enters or leaves without the consent of the host Governments',
  // Only the decision, or its waiver under an authority, gives a line the term from which its expiry is reckoned.
  council_decision: 'also under a pre-delegated authority, where it is waived by name and not left out',
};

/** What is wrong with a policy; empty where nothing is. */
export function policyFaults(policy: Policy): PolicyFault[] {
  const isZone = /^[a-z]/iu.test(policy.zone) && IANAZone.isValidZone(policy.zone);
  const time = new TimeCheck(isZone ? policy.zone : 'utc');
  if (!isZone) {
    time.add(
      '/zone',
      'zone_unknown',
      `${policy.zone} is no IANA time zone; one is, for example, America/New_York.`,
    );
  }
  policy.legs.forEach((leg, index) => checkTimesOfLeg(time, leg, `/legs/${index}`));
  const warnings = time.positive(policy.warnings, '/warnings');
  time.inOrder(warnings, 'before', (a, b, when) => ({
    rule: 'warnings_not_descending',
    message: `Warnings stand with the earliest first: ${b} is not nearer to the expiry than ${a}${when}.`,
  }));
  time.positive([policy.replyToQuestion], '/replyToQuestion', false);
  time.positive([policy.lapseAfterNeededBy], '/lapseAfterNeededBy', false);
  return [...legFaults(policy.legs), ...orderFaults(policy.legs), ...time.faults];
}

function bare(deadlines: readonly Deadline[]): IsoDuration[] {
  return deadlines.filter((deadline) => typeof deadline === 'string');
}

function checkTimesOfLeg(time: TimeCheck, leg: PolicyLeg, at: string): void {
  const reminders = time.positive(bare(Array.isArray(leg.reminders) ? leg.reminders : []), `${at}/reminders`);
  const [due] = time.positive(bare([leg.due]), `${at}/due`, false);
  const [escalate] = time.positive(
    bare(Array.isArray(leg.escalate) ? [] : [leg.escalate]),
    `${at}/escalate`,
    false,
  );
  const [lapse] = time.positive(bare([leg.lapse]), `${at}/lapse`, false);
  time.inOrder(reminders, 'after', (a, b, when) => ({
    rule: 'reminders_not_ascending',
    message: `Reminders stand with the earliest first: ${b} does not come after ${a}${when}.`,
  }));
  const lapsesInTime =
    due === undefined ||
    lapse === undefined ||
    time.mustPrecede(due, lapse, lapse, (when) => ({
      rule: 'lapse_not_after_due',
      message: `The round lapses (${lapse.text}) no later than its answer is due (${due.text})${when}.`,
    }));
  if (due !== undefined && escalate !== undefined) {
    time.mustPrecede(due, escalate, escalate, (when) => ({
      rule: 'escalation_not_after_due',
      message: `The managers are told (${escalate.text}) that nothing has come, no later than the answer is due (${due.text})${when}.`,
    }));
  }
  // A lapse that comes too early is the fault; what would come after it is not one more.
  if (lapse === undefined || !lapsesInTime) return;
  if (escalate !== undefined) {
    time.mustPrecede(escalate, lapse, escalate, (when) => ({
      rule: 'escalation_not_before_lapse',
      message: `The managers are told (${escalate.text}) when the round has lapsed already (${lapse.text})${when}.`,
    }));
  }
  for (const reminder of reminders) {
    time.mustPrecede(reminder, lapse, reminder, (when) => ({
      rule: 'reminder_not_before_lapse',
      message: `The reminder (${reminder.text}) would go out when the round has lapsed already (${lapse.text})${when}.`,
    }));
  }
}

function legFaults(legs: readonly PolicyLeg[]): PolicyFault[] {
  const faults: PolicyFault[] = [];
  for (const [kind, because] of Object.entries(NEEDED_BECAUSE) as [LegKind, string][]) {
    if (legs.some((leg) => leg.kind === kind)) continue;
    const message = `There is no leg for the ${words(kind)}: ${because}.`;
    faults.push({ pointer: '/legs', rule: 'leg_missing', message });
  }
  legs.forEach((leg, index) => {
    const first = legs.findIndex((other) => other.kind === leg.kind);
    if (first !== index) {
      const message = `Leg ${first + 1} is for the ${words(leg.kind)} already; a party is asked for it once.`;
      faults.push({ pointer: `/legs/${index}/kind`, rule: 'leg_twice', message });
    }
    if (!OF[leg.kind].includes(leg.of)) {
      const message = `The ${words(leg.kind)} is of ${OF[leg.kind].join(' or ')}; ${leg.of} cannot give it.`;
      faults.push({ pointer: `/legs/${index}/of`, rule: 'leg_unfit', message });
    }
  });
  return faults;
}

/** Finds the legs whose turn can never come, and says of each whether it is the cause or only waits for one. */
function orderFaults(legs: readonly PolicyLeg[]): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const kinds = new Set(legs.map((leg) => leg.kind));
  const waitsFor = new Map<LegKind, Set<LegKind>>();
  for (const leg of legs) {
    waitsFor.set(leg.kind, new Set([...(waitsFor.get(leg.kind) ?? []), ...leg.after]));
  }
  const stuck = stuckKinds(waitsFor);
  const told = new Set<LegKind>();
  legs.forEach((leg, index) => {
    const dead = leg.after.filter((kind) => !kinds.has(kind));
    for (const kind of new Set(dead)) {
      const pointer = `/legs/${index}/after/${leg.after.indexOf(kind)}`;
      const message = `This leg waits for the ${words(kind)}, which no leg of the policy obtains.`;
      faults.push({ pointer, rule: 'deadlock', message });
    }
    if (!stuck.has(leg.kind) || told.has(leg.kind)) return;
    const circle = circleFrom(leg.kind, waitsFor);
    if (circle !== null) {
      circle.forEach((kind) => told.add(kind));
      const next = circle[1] ?? leg.kind;
      const pointer = `/legs/${index}/after/${Math.max(0, leg.after.indexOf(next))}`;
      const chain = [...circle.slice(1), leg.kind]
        .map((kind) => `the ${words(kind)}`)
        .join(', which waits for ');
      const message =
        circle.length === 1
          ? `The ${words(leg.kind)} waits for itself: it is never asked.`
          : `The ${words(leg.kind)} waits for ${chain}: none of them is ever asked.`;
      faults.push({ pointer, rule: 'cycle', message });
    } else if (dead.length === 0) {
      const cause = leg.after.find((kind) => stuck.has(kind)) ?? leg.kind;
      const pointer = `/legs/${index}/after/${Math.max(0, leg.after.indexOf(cause))}`;
      const message = `The ${words(leg.kind)} is never asked: it waits for the ${words(cause)}, whose turn never comes.`;
      faults.push({ pointer, rule: 'leg_unreachable', message });
    }
  });
  return faults;
}

/** The kinds that are never asked: what is left when every kind is taken away whose waits are all over. */
function stuckKinds(waitsFor: ReadonlyMap<LegKind, ReadonlySet<LegKind>>): Set<LegKind> {
  const stuck = new Set(waitsFor.keys());
  const reached = new Set<LegKind>();
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const [kind, waits] of waitsFor) {
      if ([...waits].every((each) => reached.has(each))) reached.add(kind);
    }
  }
  reached.forEach((kind) => stuck.delete(kind));
  return stuck;
}

/** The shortest way along the waits from a kind back to itself, the kind first; null where there is none. */
function circleFrom(start: LegKind, waitsFor: ReadonlyMap<LegKind, ReadonlySet<LegKind>>): LegKind[] | null {
  const ways: LegKind[][] = [[start]];
  const seen = new Set<LegKind>();
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const next of waitsFor.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return way;
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return null;
}

function words(kind: LegKind): string {
  return kind.replaceAll('_', ' ');
}

/** A duration with its place in the policy. */
interface Placed {
  text: IsoDuration;
  pointer: string;
}

type Told = (when: string) => Pick<PolicyFault, 'rule' | 'message'>;

/** A year and a leap year, and of each month the days from which months differ: between the 1st and the 28th all count alike. */
const YEARS = [2011, 2012];
const DAYS_OF_MONTH = [1, 28, 29, 30, 31];

function startsIn(zone: string): DateTime[] {
  const months = YEARS.flatMap((year) =>
    Array.from({ length: 12 }, (_none, index) => ({ year, month: index + 1 })),
  );
  return months
    .flatMap((month) =>
      DAYS_OF_MONTH.map((day) => DateTime.fromObject({ ...month, day, hour: 12 }, { zone })),
    )
    .filter((start) => start.isValid);
}

/**
 * Compares durations by applying them. P1M is longer than P30D or shorter, depending on the month; so an order holds only
 * if it holds from every day that is tried, and where it does not the fault names one such day.
 */
class TimeCheck {
  readonly faults: PolicyFault[] = [];
  readonly #starts: DateTime[];
  readonly #ends = new Map<string, number[]>();

  constructor(zone: string) {
    this.#starts = startsIn(zone);
  }

  add(pointer: string, rule: PolicyFault['rule'], message: string): void {
    this.faults.push({ pointer, rule, message });
  }

  /** The durations that can be compared: of the others it says why not. */
  positive(durations: readonly IsoDuration[], at: string, isList = true): Placed[] {
    const placed = durations.map((text, index) => ({ text, pointer: isList ? `${at}/${index}` : at }));
    return placed.filter(({ text, pointer }) => {
      const ends = this.#endsOf(text, 'after');
      if ([...ends, ...this.#endsOf(text, 'before')].some((end) => Number.isNaN(end))) {
        this.add(pointer, 'duration_unreckonable', `${text} is longer than dates can be reckoned.`);
        return false;
      }
      if (ends.some((end, day) => end <= this.#startOf(day))) {
        this.add(
          pointer,
          'duration_not_positive',
          `${text} is no time at all; a duration is longer than zero.`,
        );
        return false;
      }
      return true;
    });
  }

  /** Says of each duration in a list that it does not come after the one before it. */
  inOrder(
    list: readonly Placed[],
    direction: 'after' | 'before',
    tell: (a: string, b: string, when: string) => ReturnType<Told>,
  ): void {
    list.slice(1).forEach((placed, index) => {
      const previous = list[index];
      if (previous === undefined) return;
      this.mustPrecede(previous, placed, placed, (when) => tell(previous.text, placed.text, when), direction);
    });
  }

  /** Demands that one duration ends before another from every day. */
  mustPrecede(
    first: Placed,
    second: Placed,
    blamed: Placed,
    tell: Told,
    direction: 'after' | 'before' = 'after',
  ): boolean {
    const seconds = this.#endsOf(second.text, direction);
    const ends = this.#endsOf(first.text, direction);
    const broken = this.#starts.filter((_start, day) => !((ends[day] ?? NaN) < (seconds[day] ?? NaN)));
    const day = broken[0];
    if (day === undefined) return true;
    const when =
      broken.length === this.#starts.length
        ? ''
        : `, for example reckoned ${direction === 'after' ? 'from' : 'back from'} ${day.toISODate() ?? ''}`;
    const { rule, message } = tell(when);
    this.add(blamed.pointer, rule, message);
    return false;
  }

  #startOf(day: number): number {
    return this.#starts[day]?.toMillis() ?? NaN;
  }

  #endsOf(text: IsoDuration, direction: 'after' | 'before'): number[] {
    const key = `${direction} ${text}`;
    const known = this.#ends.get(key);
    if (known !== undefined) return known;
    const duration = Duration.fromISO(text);
    const ends = this.#starts.map((start) => {
      if (!duration.isValid) return NaN;
      const end = direction === 'after' ? start.plus(duration) : start.minus(duration);
      // Years before 0 and after 9999 are written longer, and moments are compared as text.
      return end.isValid && end.year <= 9999 && end.year >= 0 ? end.toMillis() : NaN;
    });
    this.#ends.set(key, ends);
    return ends;
  }
}
