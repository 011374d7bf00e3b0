import { type EndingAct, messageOf } from '#libs/contracts';
import { dayOf, endOfDay } from '#libs/rules';
import { breakRule } from '../shared/broken.js';
import { alarmForRuling, renewTerm, shorten, warningsBefore } from './expiry.js';
import type { ArrangementFactOf } from './facts.js';
import type { ArrangementFoldContext } from './fold-context.js';
import { transfer } from './grant.js';
import { awaitsRuling, isLiveLine } from './line.js';
import type { ArrangementLineState } from './state.js';
import { linesNamed } from './suspension.js';

function assertAdopted(context: ArrangementFoldContext, act: EndingAct): void {
  if (act.adoptedOn > dayOf(context.now)) {
    breakRule(
      'act_in_future',
      '/act/adoptedOn',
      messageOf('refusals.act_in_future', {
        act: { symbol: act.symbol },
        day: act.adoptedOn,
        today: dayOf(context.now),
      }),
    );
  }
}

/**
 * The Council ends the authority of lines early. A unit that has not left stays; a unit that is there must leave; for a
 * moving unit somebody must rule: silence neither lets it in nor turns it away.
 */
export function discontinue(context: ArrangementFoldContext, fact: ArrangementFactOf<'discontinued'>): void {
  assertAdopted(context, fact.act);
  const fits = (line: ArrangementLineState) => isLiveLine(line) && line.discontinuation === null;
  const lines = linesNamed(context, fact.lineIds, fits, messageOf('refusals.no_line_to_discontinue'));
  for (const line of lines) {
    const inFlight = line.status === 'moving';
    const { act, reason } = fact;
    line.discontinuation = { act, reason, since: context.now, inFlight, alarms: 0, ruling: null };
    shorten(context, line, {
      at: fact.returnBy === null ? context.now : endOfDay(fact.returnBy),
      because: 'discontinued',
    });
    if (isLiveLine(line)) line.returnDueAt ??= line.expiresAt;
    if (inFlight) alarmForRuling(context, line);
    else context.effect('alarmDiscontinued', { lineId: line.id });
  }
}

/** Rules on a unit that was moving when the Council ended its authority. */
export function ruleInFlight(
  context: ArrangementFoldContext,
  fact: ArrangementFactOf<'in_flight_ruled'>,
): void {
  const line = context.grantedLine(fact.lineId);
  const { discontinuation, grant } = line;
  if (discontinuation === null || grant === null || !awaitsRuling(line)) {
    return breakRule(
      'status_forbids',
      '/lineId',
      messageOf('refusals.no_ruling_awaited', { status: messageOf(`labels.line_status.${line.status}`) }),
    );
  }
  const { ruling, instrument, reason } = fact;
  if (ruling === 'turn_back') {
    line.discontinuation = { ...discontinuation, ruling: { ruling, instrument, reason, at: context.now } };
    return;
  }
  const expiresAt = fact.until === null ? grant.expiresAt : endOfDay(fact.until);
  if (expiresAt <= context.now) {
    breakRule('ends_before_decision', '/until', messageOf('refusals.stay_over_already'));
  }
  renewTerm(context, line, {
    expiresAt,
    because: 'ruling',
    warnAt: warningsBefore(expiresAt, grant.warnAt),
    inForceSince: context.now,
  });
  line.discontinuation = null;
}

/**
 * A party withdraws its consent after the grant; a sibling fact, so it never breaks a rule. The lines end with the last day
 * that the party allows.
 */
export function withdrawConsent(
  context: ArrangementFoldContext,
  fact: ArrangementFactOf<'consent_withdrawn'>,
): void {
  const at = fact.lastDay === null ? context.now : endOfDay(fact.lastDay);
  for (const id of fact.lineIds) {
    const line = context.find(id);
    if (line !== undefined && shorten(context, line, { at, because: 'consent_withdrawn' })) {
      context.effect('alarmConsentWithdrawn', { lineId: line.id });
    }
  }
}

/** An act of the Council transfers lines to the receiving mission for good. */
export function convert(context: ArrangementFoldContext, fact: ArrangementFactOf<'converted'>): void {
  assertAdopted(context, fact.act);
  for (const line of linesNamed(
    context,
    fact.lineIds,
    isLiveLine,
    messageOf('refusals.no_line_to_convert'),
  )) {
    transfer(context, line, 'converted');
  }
}
