import type { EndingAct } from '#libs/contracts';
import { dayOf, endOfDay } from '#libs/rules';
import type { LoanFactOf } from '../arrangement-facts.js';
import type { ArrangementLineState } from '../arrangement-state.js';
import { breakRule } from '../broken.js';
import { alarmForRuling, renewTerm, shorten, warningsBefore } from './expiry.js';
import { transfer } from './grant.js';
import { awaitsRuling, isLiveLine } from './line.js';
import { linesNamed } from './suspension.js';
import { type LoanWorking, statusInWords } from './working.js';

function demandAdopted(working: LoanWorking, act: EndingAct): void {
  if (act.adoptedOn > dayOf(working.now)) {
    breakRule(
      'act_in_future',
      '/act/adoptedOn',
      `${act.symbol} would be adopted on ${act.adoptedOn}; today is ${dayOf(working.now)}.`,
    );
  }
}

/**
 * The Council ends the authority of lines before its time. What has not left stays; what is there must go; of a unit
 * that is moving somebody must rule: it is neither silently let in nor silently turned away.
 */
export function discontinue(working: LoanWorking, fact: LoanFactOf<'discontinued'>): void {
  demandAdopted(working, fact.act);
  const fits = (line: ArrangementLineState) => isLiveLine(line) && line.discontinuation === null;
  const lines = linesNamed(working, fact.lineIds, fits, 'No line is there whose authority could be ended.');
  for (const line of lines) {
    const inFlight = line.status === 'moving';
    const { act, reason } = fact;
    line.discontinuation = { act, reason, since: working.now, inFlight, alarms: 0, ruling: null };
    shorten(working, line, {
      at: fact.returnBy === null ? working.now : endOfDay(fact.returnBy),
      because: 'discontinued',
    });
    if (isLiveLine(line)) line.returnDueAt ??= line.expiresAt;
    if (inFlight) alarmForRuling(working, line);
    else working.effect('alarm', line, { reason: 'discontinued' });
  }
}

/** Rules on a unit that was moving when the Council ended its authority. */
export function ruleInFlight(working: LoanWorking, fact: LoanFactOf<'in_flight_ruled'>): void {
  const line = working.grantedLine(fact.lineId);
  const { discontinuation, grant } = line;
  if (discontinuation === null || grant === null || !awaitsRuling(line)) {
    return breakRule(
      'status_forbids',
      '/lineId',
      `The line is ${statusInWords(line)}; no unit in flight waits for a ruling on it.`,
    );
  }
  const { ruling, instrument, reason } = fact;
  if (ruling === 'turn_back') {
    line.discontinuation = { ...discontinuation, ruling: { ruling, instrument, reason, at: working.now } };
    return;
  }
  const expiresAt = fact.until === null ? grant.expiresAt : endOfDay(fact.until);
  if (expiresAt <= working.now) {
    breakRule('ends_before_decision', '/until', 'The stay that the ruling allows would be over already.');
  }
  renewTerm(working, line, {
    expiresAt,
    because: 'ruling',
    warnAt: warningsBefore(expiresAt, grant.warnAt),
    inForceSince: working.now,
  });
  line.discontinuation = null;
}

/** A party withdraws its consent after the grant; told, so it never breaks. The lines end with the last day it leaves. */
export function withdrawConsent(working: LoanWorking, fact: LoanFactOf<'consent_withdrawn'>): void {
  const at = fact.lastDay === null ? working.now : endOfDay(fact.lastDay);
  for (const id of fact.lineIds) {
    const line = working.find(id);
    if (line !== undefined && shorten(working, line, { at, because: 'consent_withdrawn' })) {
      working.effect('alarm', line, { reason: 'consent_withdrawn' });
    }
  }
}

/** By an act of the Council lines become the receiving mission's own. */
export function convert(working: LoanWorking, fact: LoanFactOf<'converted'>): void {
  demandAdopted(working, fact.act);
  for (const line of linesNamed(working, fact.lineIds, isLiveLine, 'No line is there to be converted.')) {
    transfer(working, line, 'converted');
  }
}
