import { type CalendarDate, type Instant, codesOf } from '#libs/contracts';
import type { ArrangementFact, BrokenRule, LegId, LineGrant } from '#libs/process';
import { boundedBy, endOfDay, minusDuration, rangeOf } from '#libs/rules';
import { Life } from './lives/process-life.js';
import { desk, mi24, UKRAINE } from './process-mi24.js';

/** The day on which resolution 1967 was adopted, in the afternoon. */
export const ADOPTED = '2011-01-19T20:00:00.000Z';
/** 24:00 in New York on the last of its four weeks. */
export const EXPIRY = '2011-02-17T05:00:00.000Z';

const WARNINGS = ['P30D', 'P14D', 'P7D', 'P3D', 'P1D'];

type Payload<F> = F extends unknown ? Omit<F, 'at' | 'by' | 'channel'> : never;
/** What somebody does on an arrangement. */
export type ArrangementAct = Payload<ArrangementFact>;

/** What a further request obtains for the Mi-24. */
export interface Obtained {
  kind: LineGrant['kind'];
  adoptedOn: CalendarDate;
  lastDay: CalendarDate;
  /** When the grant is told; by default in the evening of the day of adoption. */
  at?: Instant;
}

/** An arrangement of the three Mi-24 as its people drive it after the grant. */
export class LivedArrangement {
  private constructor(readonly life: Life) {}

  /** Granted under S/RES/1967 (2011) on the day of its adoption, until 16 February 2011, 24:00. */
  static granted(): LivedArrangement {
    return new LivedArrangement(Life.grantedAt(ADOPTED));
  }

  /** An arrangement that has been lived in another way so far. */
  static of(life: Life): LivedArrangement {
    return new LivedArrangement(life);
  }

  get line() {
    return this.life.arrangementLine();
  }

  get status() {
    return this.life.arrangement.status;
  }

  /** Somebody does something about the arrangement; says which rule it broke. */
  tries(at: Instant, act: ArrangementAct): BrokenRule | null {
    return this.life.doesOnArrangement(at, { by: desk, ...act });
  }

  /** Somebody does something about the arrangement that must stand. */
  does(at: Instant, act: ArrangementAct): this {
    const broken = this.tries(at, act);
    if (broken !== null) throw new Error(codesOf(broken));
    return this;
  }

  /** The unit moves as it is told, all of it at once. */
  moves(at: Instant, ...kinds: ('departed' | 'arrived' | 'returned' | 'repatriated')[]): this {
    for (const kind of kinds) this.does(at, { kind, lineId: mi24.id });
    return this;
  }

  /** A further request obtains something for the line. */
  obtains({ kind, adoptedOn, lastDay, at }: Obtained, change: Partial<LineGrant> = {}): this {
    const told = at ?? new Date(Date.parse(endOfDay(adoptedOn)) - 3_600_000).toISOString();
    return this.does(told, {
      kind: 'line_granted',
      requestId: 'r2',
      grant: grantUntil({ kind, adoptedOn, lastDay }, told, change),
    });
  }

  /** Ukraine withdraws, suspends or restores its consent after the grant. */
  consent(at: Instant, kind: 'consent_suspended' | 'consent_restored', legId: LegId = UKRAINE): this {
    return this.does(at, { kind, ...afterGrant(legId) });
  }

  consentWithdrawn(at: Instant, lastDay: CalendarDate | null): this {
    return this.does(at, { kind: 'consent_withdrawn', lastDay, ...afterGrant(UKRAINE) });
  }

  /** The Council ends the authority of all lines. */
  discontinued(at: Instant, adoptedOn: CalendarDate, returnBy: CalendarDate | null = null): this {
    return this.does(at, {
      kind: 'discontinued',
      lineIds: null,
      act: { symbol: 'S/RES/2155 (2014)', adoptedOn },
      returnBy,
      reason: 'The Council has ended the cooperation.',
    });
  }

  ruled(at: Instant, ruling: 'turn_back' | 'proceed', until: CalendarDate | null = null): this {
    return this.does(at, {
      kind: 'in_flight_ruled',
      lineId: mi24.id,
      ruling,
      instrument: 'S/2014/365',
      until,
      reason: 'It is half-way.',
    });
  }

  tick(now: Instant): this {
    this.life.tick(now);
    return this;
  }

  /** What the people were told about the line, in order. */
  told(): string[] {
    return this.life.held.arrangementEffects.map(({ kind }) => kind);
  }
}

function afterGrant(legId: LegId) {
  return {
    requestId: 'r1',
    legId,
    partyId: legId.slice(legId.indexOf(':') + 1),
    decisionId: 'd90',
    lineIds: [mi24.id],
    because: 'answered' as const,
    reason: 'The crews are needed at home.',
  };
}

/** A grant that ends with a day. */
export function grantUntil(
  { kind, adoptedOn, lastDay }: Obtained,
  at: Instant,
  change: Partial<LineGrant> = {},
): LineGrant {
  const expiresAt = endOfDay(lastDay);
  const { id: lineId, unitId, count, persons, area, tasks, from, readiness } = mi24;
  return {
    kind,
    lineId,
    unitId,
    count,
    persons,
    area,
    tasks,
    from,
    readiness,
    expiresAt,
    expiresBecause: 'council_decision',
    countingModel: 'SENDER_COUNTS',
    adopted: boundedBy(rangeOf({ on: adoptedOn }), at),
    lastConsent: boundedBy(rangeOf({ on: adoptedOn }), at),
    warnAt: WARNINGS.map((before) => ({ at: minusDuration(expiresAt, before), before })),
    ...change,
  };
}
