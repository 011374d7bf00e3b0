import { IANAZone } from 'luxon';
import {
  type CodedMessage,
  type Deadline,
  type EscalationTarget,
  type IsoDuration,
  type MessageValue,
  type Policy,
  type PolicyLeg,
  messageOf,
} from '#libs/contracts';
import type { PolicyFault, PolicyFaultRule } from './policy-faults-kinds.js';
import type { Anchor, Obstacle, Point, PointOrder } from './policy-faults-points.js';
import { orderIn, pointOf, repeated } from './policy-faults-points.js';
import { messageOfAmount } from './policy-words.js';

/**
 * The longest time before the day of need, or before the expiry, that anybody is assumed to be asked: most arrangements last
 * weeks or months.
 */
const LONGEST_LEAD_DAYS = 180;

/** Which deadlines are impossible, or in the wrong order. */
export function timeFaults(policy: Policy): PolicyFault[] {
  const isZone = /^[a-z]/iu.test(policy.zone) && IANAZone.isValidZone(policy.zone);
  const check = new TimeCheck(isZone ? policy.zone : 'utc');
  if (!isZone) {
    check.add('/zone', 'fault', 'zone_unknown', messageOf('policies.zone_unknown', { zone: policy.zone }));
  }
  policy.legs.forEach((leg, index) => {
    checkLeg(check, leg, `/legs/${index}`);
    checkQuestions(check, leg, policy.replyToQuestion, `/legs/${index}/questions`);
  });
  const warnings = policy.warnings.map((text, index) => backFromExpiry(text, `/warnings/${index}`));
  check.ascending(
    warnings.filter((point) => check.sound(point)),
    (earlier, later, when) => ({
      rule: 'warnings_not_descending',
      reason: messageOf('policies.warnings_not_descending', { earlier, later, when }),
    }),
  );
  check.sound(pointOf(policy.replyToQuestion, '/replyToQuestion'));
  check.sound(pointOf(policy.lapseAfterNeededBy, '/lapseAfterNeededBy'));
  return check.faults;
}

function backFromExpiry(text: IsoDuration, pointer: string): Point {
  const calendar = 'headquarters';
  return { ...pointOf({ time: text, before: 'authority_expiry', calendar }, pointer), text };
}

function checkLeg(check: TimeCheck, leg: PolicyLeg, at: string): void {
  const due = check.soundAt(leg.due, `${at}/due`);
  const lapse = check.soundAt(leg.lapse, `${at}/lapse`);
  const objections =
    leg.objectionsUntil === null ? null : check.soundAt(leg.objectionsUntil, `${at}/objectionsUntil`);
  const reminders = remindersOf(check, leg, `${at}/reminders`);
  const escalations = escalationsOf(leg, at).filter(({ point }) => check.sound(point));

  if (lapse !== null && lapse.anchor !== 'asked') {
    const reason = messageOf('policies.lapse_counted_back', { lapse: orLessBefore(lapse, lapse.anchor) });
    check.add(lapse.pointer, 'warning', 'lapse_counted_back', reason);
  }
  if (objections !== null && due !== null) {
    check.precedes(objections, due, objections, (when) => ({
      rule: 'objections_not_before_due',
      reason: messageOf('policies.objections_not_before_due', {
        objections: objections.text,
        due: due.text,
        when,
      }),
    }));
  }
  const lapsesInTime =
    due === null ||
    lapse === null ||
    check.precedes(due, lapse, lapse, (when) => ({
      rule: 'lapse_not_after_due',
      reason: messageOf('policies.lapse_not_after_due', { lapse: lapse.text, due: due.text, when }),
    }));
  for (const { point, to } of escalations) {
    // What counts back from a fixed day may well come before the answer is due.
    if (due === null || (point.anchor !== due.anchor && point.anchor !== 'asked')) continue;
    check.precedes(due, point, point, (when) => ({
      rule: 'escalation_not_after_due',
      reason: messageOf('policies.escalation_not_after_due', { to, at: point.text, due: due.text, when }),
    }));
  }
  escalations.slice(1).forEach(({ point }, index) => {
    const previous = escalations[index]?.point;
    if (previous === undefined || !check.surelyBefore(point, previous)) return;
    const reason = messageOf('policies.escalations_not_ascending', {
      later: point.text,
      earlier: previous.text,
    });
    check.add(point.pointer, 'fault', 'escalations_not_ascending', reason);
  });
  // If a lapse comes too early, that is the fault; what would come after it is not another one.
  if (lapse === null || !lapsesInTime) return;
  for (const { point, to } of escalations) {
    check.precedes(point, lapse, point, (when) => ({
      rule: 'escalation_not_before_lapse',
      reason: messageOf('policies.escalation_not_before_lapse', {
        to,
        at: point.text,
        lapse: lapse.text,
        when,
      }),
    }));
  }
  for (const reminder of reminders) {
    const isBefore = check.precedes(reminder, lapse, reminder, (when) => ({
      rule: 'reminder_not_before_lapse',
      reason: messageOf('policies.reminder_not_before_lapse', {
        at: reminder.text,
        lapse: lapse.text,
        when,
      }),
    }));
    if (!isBefore && !Array.isArray(leg.reminders)) return;
  }
}

/** The reminders one by one; of a repetition the first and the last. Those that cannot be calculated are left out. */
function remindersOf(check: TimeCheck, { reminders }: PolicyLeg, at: string): Point[] {
  if (Array.isArray(reminders)) {
    const points = reminders
      .map((reminder, index) => pointOf(reminder, `${at}/${index}`))
      .filter((point) => check.sound(point));
    check.ascending(points, (earlier, later, when) => ({
      rule: 'reminders_not_ascending',
      reason: messageOf('policies.reminders_not_ascending', { earlier, later, when }),
    }));
    return points;
  }
  const first = check.soundAt(reminders.first, `${at}/first`);
  const every = check.soundAt(
    { time: reminders.every, after: 'asked', calendar: 'headquarters' },
    `${at}/every`,
  );
  if (first === null || every === null) return [];
  if (reminders.times === 1) return [first];
  const last = repeated(first, reminders.every, reminders.times - 1, `${at}/times`);
  return check.reckonable(last) ? [first, last] : [first];
}

function escalationsOf({ escalate }: PolicyLeg, at: string): { point: Point; to: EscalationTarget }[] {
  if (!Array.isArray(escalate)) return [{ point: pointOf(escalate, `${at}/escalate`), to: 'managers' }];
  return escalate.map((step, index) => ({
    point: pointOf(step.at, `${at}/escalate/${index}/at`),
    to: step.to,
  }));
}

/** A time that is counted back, as one that may be shorter still. */
function orLessBefore({ steps, text }: Point, event: Exclude<Anchor, 'asked'>): MessageValue {
  const [step] = steps;
  if (step === undefined) return text;
  return messageOf('policies.or_less_before', { time: messageOfAmount(step.amount, step.calendar), event });
}

function checkQuestions(check: TimeCheck, leg: PolicyLeg, reply: IsoDuration, at: string): void {
  const { atMost, pauseAtMost } = leg.questions;
  if (atMost === 0) {
    check.add(
      `${at}/atMost`,
      'warning',
      'questions_do_not_pause',
      messageOf('policies.questions_do_not_pause'),
    );
  }
  const pause = check.soundAt(pauseAtMost, `${at}/pauseAtMost`);
  if (pause === null || atMost === 0) return;
  if (!check.surelyBefore(pause, pointOf(reply, '/replyToQuestion'))) return;
  const reason = messageOf('policies.pause_ends_before_reply', { pause: pauseAtMost, reply });
  check.add(pause.pointer, 'warning', 'pause_ends_before_reply', reason);
}

type Said = (when: MessageValue) => { rule: PolicyFaultRule; reason: CodedMessage };

/** Collects what is wrong with times, and compares them. */
class TimeCheck {
  readonly faults: PolicyFault[] = [];
  readonly #order: PointOrder;

  constructor(zone: string) {
    this.#order = orderIn(zone);
  }

  add(pointer: string, severity: PolicyFault['severity'], rule: PolicyFaultRule, reason: CodedMessage): void {
    this.faults.push({ pointer, severity, rule, reason });
  }

  /** The point of a deadline, or null if it cannot be compared. */
  soundAt(deadline: Deadline, pointer: string): Point | null {
    const point = pointOf(deadline, pointer);
    return this.sound(point) ? point : null;
  }

  /** Whether a point can be calculated and differs from its anchor; if not, reports it. */
  sound(point: Point): boolean {
    const amount = point.steps[0]?.amount;
    // Working time is counted from one on, by its form.
    if (typeof amount !== 'string') return true;
    if (!this.reckonable(point)) return false;
    if (this.#order.isPositive(point)) return true;
    const reason = messageOf('policies.duration_not_positive', { duration: amount });
    this.add(point.pointer, 'fault', 'duration_not_positive', reason);
    return false;
  }

  /** Whether a point falls on a day that can be written; if not, reports it. */
  reckonable(point: Point): boolean {
    const backwards = point.steps.map((step) => ({
      ...step,
      sign: step.sign === 1 ? (-1 as const) : (1 as const),
    }));
    const bothWays = [point, { ...point, steps: backwards }];
    if (bothWays.every((each) => this.#order.isReckonable(each))) return true;
    const reason = messageOf('policies.duration_unreckonable', { time: point.text });
    this.add(point.pointer, 'fault', 'duration_unreckonable', reason);
    return false;
  }

  /** Says of each point in a list that it does not come after the one before it; other anchors have no order to keep. */
  ascending(
    list: readonly Point[],
    say: (earlier: MessageValue, later: MessageValue, when: MessageValue) => ReturnType<Said>,
  ): void {
    list.slice(1).forEach((point, index) => {
      const previous = list[index];
      if (previous === undefined || previous.anchor !== point.anchor) return;
      this.precedes(previous, point, point, (when) => say(previous.text, point.text, when));
    });
  }

  /** Whether one point comes before another in every case, holidays aside. */
  surelyBefore(first: Point, second: Point): boolean {
    if (first.anchor !== second.anchor) return false;
    const obstacle = this.#order.obstacle(first, second);
    return obstacle === null || obstacle.kind === 'holidays';
  }

  /**
   * Checks that one point comes before another, and reports `blamed` if it does not. An order that only many holidays, or
   * the time between the ask and another anchor, can break is a warning.
   * @returns whether it does, warnings aside
   */
  precedes(first: Point, second: Point, blamed: Point, say: Said): boolean {
    if (first.anchor !== second.anchor) {
      const when = this.#acrossAnchors(first, second);
      if (when !== null) this.#say(blamed, 'warning', say(when));
      return true;
    }
    const obstacle = this.#order.obstacle(first, second);
    if (obstacle === null) return true;
    const isWarning = obstacle.kind === 'holidays';
    this.#say(blamed, isWarning ? 'warning' : 'fault', say(whenOf(obstacle, first.anchor)));
    return isWarning;
  }

  #say(blamed: Point, severity: PolicyFault['severity'], { rule, reason }: ReturnType<Said>): void {
    this.add(blamed.pointer, severity, rule, reason);
  }

  /** In which case points of different anchors come in the wrong order; null where that is not to be expected, or told elsewhere. */
  #acrossAnchors(first: Point, second: Point): MessageValue | null {
    if (first.anchor !== 'asked' && second.anchor !== 'asked') {
      return messageOf('policies.when_anchors_differ');
    }
    const [one, two] = [this.#order.distance(first), this.#order.distance(second)];
    if (first.anchor === 'asked') {
      // A lapse that is counted back warns by itself, once.
      if (second.pointer.endsWith('/lapse')) return null;
      return messageOf('policies.when_asked_late', {
        days: one.most + two.most,
        event: eventOf(second.anchor),
      });
    }
    const days = one.least + two.least;
    if (days >= LONGEST_LEAD_DAYS) return null;
    return messageOf('policies.when_asked_early', { days, event: eventOf(first.anchor) });
  }
}

function eventOf(anchor: Anchor): Exclude<Anchor, 'asked'> {
  return anchor === 'authority_expiry' ? anchor : 'needed_by';
}

function whenOf(obstacle: Obstacle, anchor: Anchor): MessageValue {
  switch (obstacle.kind) {
    case 'never':
      return '';
    case 'day':
      return messageOf(anchor === 'asked' ? 'policies.when_from_day' : 'policies.when_back_from_day', {
        day: obstacle.day,
      });
    case 'weekend':
      return messageOf('policies.when_weekend');
    case 'no_day_off':
      return messageOf('policies.when_no_day_off');
    case 'holidays':
      return messageOf('policies.when_holidays', { count: obstacle.atLeast });
  }
}
