import type {
  Caps,
  ConversionInput,
  DateOrRange,
  DiscontinuationInput,
  Instant,
  RequestContent,
  RulingInput,
  Subject,
} from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import type { DataSource, EntityManager } from 'typeorm';
import { effectForDelivery, finishEffect } from './delivery/effects-to-carry-out.js';
import {
  doubtAll,
  markRunning,
  nudge,
  overdueTargets,
  targetsToDescribe,
} from './delivery/lost-workflows.js';
import { poll } from './delivery/poll.js';
import {
  type Acting,
  type Idempotency,
  answeredBefore,
  inTransaction,
  transact,
  transactAs,
} from './writer/transact.js';
import type { LegRef } from './writer/acts.js';
import { attachments } from './papers/attachments.js';
import { absences } from './people/absences.js';
import { calendars } from './catalogue/calendars.js';
import { erasePerson } from './people/erasure.js';
import { record } from './history/verbs.js';
import { catalogue } from './catalogue/index.js';
import { register } from './register/index.js';
import { settleMembership } from './register/memberships.js';
import { standingConsents } from './legs/standing-consents.js';
import { changes } from './requests/changes.js';
import * as legs from './legs/verbs.js';
import * as arrangements from './arrangements/verbs.js';
import { contests } from './legs/contests.js';
import { overrides } from './requests/overrides.js';
import * as requests from './requests/verbs.js';
import { notes } from './notes/verbs.js';
import { savedViews } from './inbox/saved-views.js';
import { settings } from './people/settings.js';
import { snoozes } from './inbox/snoozes.js';
import { seats } from './legs/seats.js';
import { links } from './legs/links.js';
import { tasks } from './inbox/tasks.js';

/** How a deployment may use its cases. */
export interface CasesOptions {
  /** Whether the clock of an arrangement may be set and moved: in tests and demonstrations, never in production. */
  movableClocks: boolean;
}

/**
 * The one writer's front: people's verbs, each inside a transaction that the caller opens with `transact`, and what the
 * durable shell needs. Every refusal is a `CaseError`; once the transaction is rolled back, it has changed nothing.
 */
export class Cases {
  /** What the Secretariat does about an open request: amending it, dropping lines, asking again. */
  readonly changes = changes;
  /** Who answers on the seats of a leg. */
  readonly seats = seats;
  /** Answering by a mailed link. */
  readonly links = links;
  /** Claiming tasks, and handing them over. */
  readonly tasks = tasks;
  /** Snoozing tasks. */
  readonly snoozes = snoozes;
  /** Comments and notes on a request. */
  readonly notes = notes;
  /** Saved views of lists. */
  readonly savedViews = savedViews;
  /** People's language and time zone. */
  readonly settings = settings;
  /** Papers as files. */
  readonly attachments = attachments;
  /** Contests of what was recorded for a party from a paper. */
  readonly contests = contests;
  /** What an administrator and a second person do when a process is stuck. */
  readonly overrides = overrides;
  /** Who stands in for whom. */
  readonly absences = absences;
  /** Parties, people, and who acts for whom. */
  readonly register = register;
  readonly catalogue = catalogue;
  /** What parties consented to in advance. */
  readonly standingConsents = standingConsents;
  /** Entering what the record of the past says. */
  readonly record = record;
  /** The working days and hours in which deadlines are counted. */
  readonly calendars = calendars;
  private readonly dataSource: DataSource;
  private readonly options: CasesOptions;

  constructor(dataSource: DataSource, options: CasesOptions) {
    this.dataSource = dataSource;
    this.options = options;
  }

  /** Runs a call in one transaction, once for its idempotency key. */
  transact<T>(
    idempotency: Idempotency | null,
    work: (tx: EntityManager) => Promise<{ status: number; body: T }>,
  ) {
    return transact(this.dataSource, idempotency, work);
  }

  /** Runs somebody's call in one transaction, in which the caller's rights are read again. */
  transactAs<T>(
    acting: Acting,
    idempotency: Idempotency | null,
    work: (tx: EntityManager, viewer: Viewer) => Promise<{ status: number; body: T }>,
  ) {
    return transactAs(this.dataSource, acting, idempotency, work);
  }

  /** The answer to an equal call with the same key; null if there was none. */
  answeredBefore<T>(idempotency: Idempotency) {
    return answeredBefore<T>(this.dataSource, idempotency);
  }

  draftRequest(tx: EntityManager, viewer: Viewer, input: requests.RequestGiven) {
    return requests.draftRequest(tx, viewer, input, this.options.movableClocks);
  }

  reviseRequest(
    tx: EntityManager,
    viewer: Viewer,
    requestId: string,
    content: RequestContent,
    expectedVersion: number,
  ) {
    return requests.reviseRequest(tx, viewer, requestId, content, expectedVersion);
  }

  submitRequest(tx: EntityManager, viewer: Viewer, requestId: string, expectedVersion: number | null) {
    return requests.submitRequest(tx, viewer, requestId, expectedVersion);
  }

  withdrawRequest(tx: EntityManager, viewer: Viewer, requestId: string, reason: string) {
    return requests.withdrawRequest(tx, viewer, requestId, reason);
  }

  decide(
    tx: EntityManager,
    viewer: Viewer,
    leg: LegRef,
    input: legs.AnswerOfPerson,
    channel: 'inbox' | 'api',
  ) {
    return legs.decide(tx, viewer, leg, input, channel);
  }

  ask(tx: EntityManager, viewer: Viewer, leg: LegRef, text: string, channel: 'inbox' | 'api') {
    return legs.ask(tx, viewer, leg, text, channel);
  }

  reply(tx: EntityManager, viewer: Viewer, ref: { requestId: string; questionId: string }, text: string) {
    return legs.reply(tx, viewer, ref, text);
  }

  recordPaper(tx: EntityManager, viewer: Viewer, leg: LegRef, input: legs.RecordOfPaper) {
    return legs.recordPaper(tx, viewer, leg, input);
  }

  countersignPaper(tx: EntityManager, viewer: Viewer, ref: { requestId: string; paperId: string }) {
    return legs.countersignPaper(tx, viewer, ref);
  }

  sendBackPaper(
    tx: EntityManager,
    viewer: Viewer,
    ref: { requestId: string; paperId: string },
    reason: string,
  ) {
    return legs.sendBackPaper(tx, viewer, ref, reason);
  }

  enterConditions(tx: EntityManager, viewer: Viewer, leg: LegRef, caps: Caps) {
    return legs.enterConditions(tx, viewer, leg, caps);
  }

  countersignConditions(tx: EntityManager, viewer: Viewer, leg: LegRef) {
    return legs.countersignConditions(tx, viewer, leg);
  }

  sendBackConditions(tx: EntityManager, viewer: Viewer, leg: LegRef, reason: string) {
    return legs.sendBackConditions(tx, viewer, leg, reason);
  }

  noteLateAnswer(
    tx: EntityManager,
    viewer: Viewer,
    ref: { requestId: string; decisionId: string },
    reason: string,
  ) {
    return legs.reviewLateAnswer(tx, viewer, ref, 'late_answer_noted', reason);
  }

  reinstateLateAnswer(
    tx: EntityManager,
    viewer: Viewer,
    ref: { requestId: string; decisionId: string },
    reason: string,
  ) {
    return legs.reviewLateAnswer(tx, viewer, ref, 'late_answer_reinstated', reason);
  }

  waiveLeg(tx: EntityManager, viewer: Viewer, leg: LegRef, waiver: { instrument: string; reason: string }) {
    return legs.waiveLeg(tx, viewer, leg, waiver);
  }

  retryReservation(tx: EntityManager, viewer: Viewer, ref: { requestId: string; lineId: string }) {
    return legs.retryReservation(tx, viewer, ref);
  }

  reportOnLine(
    tx: EntityManager,
    viewer: Viewer,
    line: arrangements.LineRef,
    report: arrangements.LineReport,
    when: DateOrRange | null = null,
  ) {
    return arrangements.reportOnLine(tx, viewer, line, report, when);
  }

  pauseLines(
    tx: EntityManager,
    viewer: Viewer,
    arrangementId: string,
    pause: { kind: 'suspended' | 'resumed'; lineIds: string[] | null; reason: string },
  ) {
    return arrangements.pauseLines(tx, viewer, arrangementId, pause);
  }

  discontinue(tx: EntityManager, viewer: Viewer, arrangementId: string, given: DiscontinuationInput) {
    return arrangements.discontinue(tx, viewer, arrangementId, given);
  }

  ruleInFlight(tx: EntityManager, viewer: Viewer, line: arrangements.LineRef, given: RulingInput) {
    return arrangements.ruleInFlight(tx, viewer, line, given);
  }

  convertLines(tx: EntityManager, viewer: Viewer, arrangementId: string, given: ConversionInput) {
    return arrangements.convertLines(tx, viewer, arrangementId, given);
  }

  moveClock(tx: EntityManager, viewer: Viewer, arrangementId: string, to: Instant) {
    return arrangements.moveClock(tx, viewer, arrangementId, to, this.options.movableClocks);
  }

  requestState(manager: EntityManager, requestId: string) {
    return legs.requestState(manager, requestId);
  }

  arrangementState(manager: EntityManager, arrangementId: string) {
    return arrangements.arrangementState(manager, arrangementId);
  }

  poll(subject: Subject) {
    return poll(this.dataSource, subject);
  }

  effectForDelivery(effectId: string) {
    return effectForDelivery(this.dataSource, effectId);
  }

  finishEffect(effectId: string) {
    return finishEffect(this.dataSource, effectId);
  }

  erasePerson(tx: EntityManager, viewer: Viewer, personId: string, reason: string) {
    return erasePerson(tx, viewer, personId, reason);
  }

  /**
   * Removes people from the seats that they held by memberships that have expired.
   * @returns how many memberships were handled
   */
  async settleMemberships(): Promise<number> {
    let settled = 0;
    while (await inTransaction(this.dataSource, settleMembership)) settled += 1;
    return settled;
  }

  overdueTargets() {
    return overdueTargets(this.dataSource);
  }

  targetsToDescribe(limit: number) {
    return targetsToDescribe(this.dataSource, limit);
  }

  doubtAll() {
    return doubtAll(this.dataSource);
  }

  markRunning(targets: readonly string[]) {
    return markRunning(this.dataSource, targets);
  }

  nudge(targets: readonly string[]) {
    return nudge(this.dataSource, targets);
  }
}
