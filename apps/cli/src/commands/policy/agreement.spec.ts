import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { calendarSchema } from '#libs/calendars';
import type { Authority, LegKind, Policy, RequestContent } from '#libs/contracts';
import { projectRoot } from '#libs/platform';
import type { LegState, RequestFact, RequestState } from '#libs/process';
import { nextWakeUp, openRound, stepRequest } from '#libs/process';
import { readPolicyText } from '#libs/rules';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { dueFact } from '../../../../../tests/support/machine/lives/process-life.js';
import {
  AGREEMENT,
  answerTo,
  drafted,
  helicopters,
  partiesOf,
  resolution1967,
  submitted,
} from '../../../../../tests/support/machine/process-mi24.js';
import { anyPolicy, likelyPolicy } from '../../../../../tests/support/machine/model/random-policies.js';
import { refusalText, said } from '../../../../../tests/support/written.js';

const folder = join(projectRoot(), 'data/policies');
const shipped = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
const headquarters = calendarSchema.parse(
  parse(readFileSync(join(projectRoot(), 'data/calendars/unhq.yaml'), 'utf8')),
);
/** After the Council has adopted what it says here. */
const START = '2011-01-20T15:00:00.000Z';

function shippedPolicy(file: string): Policy {
  const reading = readPolicyText(readFileSync(join(folder, file), 'utf8'));
  if (reading.is !== 'policy') throw new Error(`${file} has faults`);
  return reading.policy;
}

/** An ask of a kind that the policy is for. */
function contentFor(policy: Policy): RequestContent {
  const kind = policy.for[0] ?? 'start';
  const arrangementId = kind === 'start' ? null : '2fd0ad2a-6d3a-4cb4-8e3b-9c1cf6a0f4d1';
  return { ...helicopters, kind, arrangementId, neededBy: '2011-03-31' };
}

function authorityFor(policy: Policy): Authority {
  if (policy.council === 'decides') return resolution1967;
  return { ...resolution1967, kind: 'pre_delegated', term: { for: 'P90D' } };
}

/** A request that lives under a policy, with parties that agree as soon as they are asked. */
class Agreeing {
  readonly policy: Policy;
  state: RequestState | null = null;
  private decisions = 0;

  constructor(policy: Policy) {
    this.policy = policy;
    const content = contentFor(policy);
    this.fold(drafted(START, content));
    this.fold({
      ...submitted(START, policy, partiesOf(content)),
      authority: authorityFor(policy),
      calendars: { headquarters, parties: {} },
      arrangement:
        content.kind === 'start' ? null : { lines: [{ lineId: 'mi-24', expiresOn: '2011-03-31' }] },
    } as RequestFact);
  }

  get request(): RequestState {
    if (this.state === null) throw new Error('there is no request');
    return this.state;
  }

  /** Lets everybody agree who is asked; where nobody can say anything, time goes on. */
  live(): RequestState {
    for (let turns = 0; this.request.status === 'open' && turns < 200; turns += 1) {
      const before = this.request.factCount;
      for (const leg of Object.values(this.request.legs)) {
        for (const seat of this.voicesOf(leg)) this.agree(leg, seat);
      }
      const wake = nextWakeUp(this.request);
      if (this.request.factCount === before && wake !== null) this.fold(dueFact(wake));
    }
    return this.request;
  }

  /** Under the no-objection procedure the members keep silent, and the reply comes once the objections have ended. */
  private voicesOf(leg: LegState): (string | null)[] {
    const template = this.policy.legs.find(({ kind }) => kind === leg.kind);
    if (template?.rule == null) return [null];
    if (template.rule.kind === 'no_objection') {
      const hasEnded = openRound(leg)?.objections?.ended === true;
      return hasEnded ? [template.rule.recordedBy] : [];
    }
    return template.seats.map((seat) => seat.id);
  }

  private agree(leg: LegState, seat: string | null): void {
    const current = this.request.legs[leg.id];
    if (this.request.status !== 'open' || current === undefined || openRound(current) === null) return;
    this.decisions += 1;
    const agreement = leg.kind === 'consultation' ? { answer: 'consulted' as const } : AGREEMENT[leg.kind];
    const partyId = leg.partyId;
    this.fold({
      kind: 'answered',
      at: this.request.lastFactAt,
      channel: 'inbox',
      by: { personId: seat === null ? `${partyId}-1` : `${partyId}-${seat}-1`, partyId },
      given: answerTo(leg.id, `d${this.decisions}`, {
        ...(agreement ?? { answer: 'consent' }),
        seat,
      }),
    });
  }

  /** Folds a fact and what the database says to its needs; a broken rule leaves all as it was. */
  private fold(fact: RequestFact): void {
    const result = stepRequest(this.state, fact, this.policy);
    if ('broken' in result) return;
    this.state = result.state;
    for (const { lineId } of result.reservationRequests) {
      this.fold({ kind: 'reserved', at: result.state.lastFactAt, by: null, channel: 'database', lineId });
    }
  }
}

/** How each leg that something waits for was satisfied. */
function unsatisfied(request: RequestState, policy: Policy): LegKind[] {
  const advisory = policy.legs.filter((leg) => !leg.required).map((leg) => leg.kind);
  return Object.values(request.legs)
    .filter((leg) => !leg.satisfied && !advisory.includes(leg.kind))
    .map((leg) => leg.kind);
}

describe('a policy without faults', () => {
  it.each(shipped)('is carried to the grant by parties that agree: %s', (file) => {
    const policy = shippedPolicy(file);
    const request = new Agreeing(policy).live();
    expect({ status: request.status, unsatisfied: unsatisfied(request, policy) }).toEqual({
      status: 'granted',
      unsatisfied: [],
    });
  });

  it.each(shipped)('is never granted by silence: %s', (file) => {
    const silent = new Agreeing(shippedPolicy(file));
    let request = silent.request;
    for (let wake = nextWakeUp(request); wake !== null; wake = nextWakeUp(request)) {
      const result = stepRequest(request, dueFact(wake), silent.policy);
      if ('broken' in result) throw new Error(refusalText(result.broken));
      request = result.state;
    }
    expect(request.status).toBe('lapsed');
    expect(Object.values(request.legs).filter((leg) => leg.satisfied)).toEqual([]);
  });

  it('is carried to the grant, whatever waits for what and whoever speaks', () => {
    let sound = 0;
    fc.assert(
      fc.property(likelyPolicy, (written) => {
        const reading = readPolicyText(JSON.stringify(written));
        if (reading.is !== 'policy') return;
        sound += 1;
        const request = new Agreeing(reading.policy).live();
        expect([request.status, unsatisfied(request, reading.policy)]).toEqual(['granted', []]);
      }),
      { numRuns: 100 },
    );
    expect(sound).toBeGreaterThan(5);
  });
});

describe('the check', () => {
  it('has a word for every policy of the right form, and never fails', () => {
    fc.assert(
      fc.property(anyPolicy, (written) => {
        const { is, faults } = readPolicyText(JSON.stringify(written));
        expect(['policy', 'faulty']).toContain(is);
        expect(
          faults.filter(({ rule }) => ['bad_value', 'unknown_field', 'missing_field'].includes(rule)),
        ).toEqual([]);
        for (const { line, column, reason } of faults) {
          expect(Math.min(line, column, said(reason).length)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 40 },
    );
  });
});
