import type { Authority, CodedMessage, Policy, RequestKind, UsableWindow } from '#libs/contracts';
import { type Scope, type Viewer, VISIBLE_REQUEST, WHOLE_REQUEST, scopeOf } from '#libs/identity';
import {
  isPast,
  openRound,
  windowOfLine,
  type DecisionState,
  type LegState,
  type RequestLineState,
  type RequestState,
  askHashOfDecision,
  decidedWhen,
} from '#libs/process';
import { exactly, lags, lastDayOf, reportingDelayOf } from '#libs/rules';
import { AuthorityEntity, type HostRepresentationEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { readable } from '../writer/machine.js';
import { policyFor } from './policies.js';
import { Signatures } from '../legs/signatures.js';
import { isForViewer } from '../inbox/tasks.js';
import { AllowedActs } from './allowed-acts.js';
import { adoptedIn, askedOf } from './dates-of-legs.js';
import { type Rendering, renderingsOf } from './renderings.js';
import { Names } from '../lists/names.js';
import {
  blocksOf,
  contestsOf,
  inCommon,
  nextStepsOf,
  overridesOf,
  revisionsOf,
  roundsOf,
  seatsOf,
  standingConsentsUsed,
} from './request-parts.js';
import { Sources } from '../history/sources.js';
import { speakerOn, speakersFor } from '../register/read-register.js';
import { CASE_NOW } from '../lists/scope.js';
import type { DecisionView } from '../views/answers.js';
import type { LegDetailView, LegView } from '../views/legs.js';
import type { RequestLineView, RequestView } from '../views/request.js';

interface RequestHead {
  state: unknown;
  machineVersion: number;
  reference: string;
  arrangement_reference: string;
  now: Date;
  clock_moved: boolean;
  record: boolean;
  assumptions: string | null;
  whole: boolean;
}

async function headOf(manager: EntityManager, scope: Scope, requestId: string): Promise<RequestHead | null> {
  const rows: RequestHead[] = await manager.query(
    `SELECT s.state, s.machine_version AS "machineVersion", r.reference, a.reference AS arrangement_reference, ${CASE_NOW} AS now,
            a.clock_offset_ms <> 0 AS clock_moved, r.of_record AS record, loan.state ->> 'assumptions' AS assumptions,
            ${WHOLE_REQUEST} AS whole
       FROM request r
       JOIN snapshot s ON s.case_id = r.id
       JOIN arrangement a ON a.id = r.arrangement_id
       JOIN snapshot loan ON loan.case_id = a.id
      WHERE r.id = $2 AND ${VISIBLE_REQUEST}`,
    [scope.readers, requestId],
  );
  return rows[0] ?? null;
}

/** The last day that the authority itself names; null where it names none, or counts from the end of what is extended. */
function lastDayOfAuthority(authority: Authority | undefined, kind: RequestKind): string | null {
  if (authority?.term == null) return null;
  if ('for' in authority.term && kind === 'extend') return null;
  return lastDayOf(authority.adoptedOn, authority.term);
}

/** Reads a request as a viewer may see it; null where it is unknown to them. */
export async function readRequest(
  manager: EntityManager,
  viewer: Viewer,
  requestId: string,
): Promise<RequestView | null> {
  const scope = scopeOf(viewer);
  const head = await headOf(manager, scope, requestId);
  if (head === null) return null;
  const state = readable(manager, head) as RequestState;
  const sees = head.whole ? 'all' : 'own';
  const sight: Sight = { parties: scope.parties, whole: head.whole };
  const shows = (legId: string) => {
    const leg = state.legs[legId as LegState['id']];
    return sees === 'all' || (leg !== undefined && scope.parties.includes(leg.partyId));
  };
  const names = await Names.of(manager, keysOf(state));
  const signatures = await Signatures.of(manager, state);
  const policy = await policyFor(manager, state);
  const authority =
    state.authority ??
    (await manager.findOneBy(AuthorityEntity, { id: state.content.authorityId }))?.document;
  const receipts = await receiptsOf(manager, requestId);
  const renderings = await renderingsOf(
    manager,
    Object.values(state.legs).flatMap((leg) => (shows(leg.id) ? [leg.askHash] : [])),
  );
  const sources = await Sources.of(manager, state.arrangementId, state.record !== undefined);
  const speakers = await speakersFor(
    manager,
    Object.values(state.legs).flatMap((leg) => (leg.kind === 'host_consent' ? [leg.partyId] : [])),
  );
  const now = head.now.toISOString();
  const acts = await AllowedActs.of(manager, viewer, { state, policy, now });
  const partyOf = (legId: string) => state.legs[legId as LegState['id']]?.partyId ?? null;
  return {
    id: state.id,
    reference: head.reference,
    version: state.factCount,
    arrangement: { id: state.arrangementId, reference: head.arrangement_reference },
    now,
    clockMoved: head.clock_moved,
    record: head.record,
    assumptions: head.assumptions,
    source: sources.ofOpening(state.id),
    sees,
    status: state.status,
    revision: state.revision,
    content: state.content,
    sendingMission: names.party(state.content.sendingMission),
    receivingMission: names.party(state.content.receivingMission),
    authority: {
      id: state.content.authorityId,
      symbol: authority?.symbol ?? state.content.authorityId,
      adoptedOn: authority?.adoptedOn ?? '',
      lastDay: lastDayOfAuthority(authority, state.content.kind),
    },
    policy: { id: policy.id, title: policy.title, version: policy.version, hash: state.policyHash },
    requestedBy: names.person(state.requestedBy.personId),
    submittedAt: state.submittedAt,
    neededByAt: state.neededByAt,
    neededByPassed: state.neededByPassed,
    lapseAt: state.lapseAt,
    closedAt: state.closedAt,
    closedBecause: state.closedBecause,
    act: state.act,
    legs: Object.values(state.legs)
      .toSorted((a, b) => a.position - b.position)
      .map((leg) =>
        legView(state, leg, {
          names,
          policy,
          sources,
          shown: shows(leg.id),
          speakers,
          renderings,
          now,
          acts,
        }),
      ),
    lines: linesOf(state, { names, sight, now, acts }),
    decisions: Object.values(state.decisions)
      .filter((decision) => shows(decision.legId))
      .map((decision) => decisionView(state, decision, { names, receipts, signatures, acts }))
      .toSorted((a, b) => a.receipt - b.receipt),
    papers: Object.values(state.papers)
      .filter((paper) => shows(paper.legId))
      .toSorted((a, b) => inTime(a.recordedAt, b.recordedAt))
      .map(
        ({
          given: {
            decisionId: _decisionId,
            legId: _legId,
            onBehalfOf: _onBehalfOf,
            textHash: _textHash,
            ...given
          },
          ...paper
        }) => ({
          id: paper.id,
          legId: paper.legId,
          given: { ...given, signedBy: signatures.shown(given.signedBy).signedBy },
          signatureErased: signatures.shown(given.signedBy).signatureErased,
          decidedAt: paper.decidedAt,
          recordedBy: names.person(paper.recordedBy.personId),
          recordedAt: paper.recordedAt,
          status: paper.status,
          countersignedBy:
            paper.countersignedBy === null ? null : names.person(paper.countersignedBy.personId),
          correctionReason: paper.correctionReason,
          reportingDelay: reportingDelayOf(paper.decidedAt, paper.recordedAt),
          allowedActs: acts.on('paper', state.papers[paper.id], partyOf(paper.legId)),
        }),
      ),
    contests: contestsOf(state, names, shows, acts),
    questions: Object.values(state.questions)
      .filter((question) => shows(question.legId))
      .toSorted((a, b) => inTime(a.askedAt, b.askedAt))
      .map((question) => ({
        ...question,
        askedBy: names.person(question.askedBy.personId),
        reply:
          question.reply === null
            ? null
            : { ...question.reply, by: names.person(question.reply.by.personId) },
        allowedActs: acts.on('question', question, partyOf(question.legId)),
      })),
    tasks: Object.values(state.tasks)
      .filter(
        (task) =>
          task.closedAt === null &&
          !isPast(state) &&
          (sees === 'all' || isForViewer(viewer, state, task, acts.standsInFor)),
      )
      .toSorted((a, b) => inTime(a.openedAt, b.openedAt) || inTime(a.id, b.id))
      .map((task) => ({
        id: task.id,
        kind: task.kind,
        party: names.party(task.partyId),
        legId: task.legId,
        aboutId: task.aboutId ?? null,
        status: task.status,
        openedAt: task.openedAt,
        dueAt: task.dueAt,
        claimedBy: task.claimedBy === undefined ? null : names.person(task.claimedBy),
        handedOverBy: task.handedOverBy === undefined ? null : names.person(task.handedOverBy),
        notBy: task.notBy ?? null,
        allowedActs: acts.onTask(task),
      })),
    revisions: revisionsOf(state, names, shows),
    standingConsents: standingConsentsUsed(state, shows),
    overrides: sees === 'all' ? overridesOf(state, names, acts) : [],
    blocks: sees === 'all' && !isPast(state) ? blocksOf(state) : [],
    inCommon: sees === 'all' ? inCommon(state, names) : null,
    nextSteps: nextStepsOf(state, names, shows),
    allowedActs: acts.on('request', null),
  };
}

/** How much of a request a viewer sees: the whole, or what concerns the parties for which they act. */
interface Sight {
  parties: readonly string[];
  whole: boolean;
}

/** The state's maps come back in the order of their keys, which means nothing. */
function inTime(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function keysOf(state: RequestState) {
  const legs = Object.values(state.legs);
  const tasks = Object.values(state.tasks);
  const actors = [
    state.requestedBy,
    ...state.revisions.map((revision) => revision.by),
    ...Object.values(state.overrides).flatMap((override) => [override.proposedBy, override.decidedBy]),
    ...legs.flatMap((leg) => [leg.enteredBy ?? null, leg.waiver?.by ?? null]),
    ...Object.values(state.decisions).map((decision) => decision.by),
    ...Object.values(state.papers).flatMap((paper) => [paper.recordedBy, paper.countersignedBy]),
    ...Object.values(state.contests).flatMap((contest) => [contest.by, contest.settledBy]),
    ...Object.values(state.questions).flatMap((question) => [question.askedBy, question.reply?.by ?? null]),
  ].filter((actor) => actor !== null);
  return {
    parties: [
      state.content.sendingMission,
      state.content.receivingMission,
      ...legs.map((leg) => leg.partyId),
      ...tasks.map((task) => task.partyId),
      ...Object.values(state.lines).map((line) => line.contributorId),
    ],
    units: state.content.lines.map((line) => line.unitId),
    people: [
      ...actors.map((actor) => actor.personId),
      ...tasks.flatMap((task) => [task.claimedBy, task.handedOverBy]).filter((id) => id !== undefined),
      ...legs.flatMap((leg) => leg.seats.flatMap((seat) => seat.people)),
      ...Object.values(state.decisions)
        .map((decision) => decision.onBehalfOf)
        .filter((id) => id !== undefined),
    ],
  };
}

/** What is stored with a decision besides what the machine knows. */
interface Stored extends Pick<DecisionView, 'receipt' | 'recordedAt'> {
  asked: { text: string; language: string } | null;
}

async function receiptsOf(manager: EntityManager, requestId: string): Promise<ReadonlyMap<string, Stored>> {
  const rows: {
    id: string;
    receipt: string;
    recorded_at: Date;
    text: string | null;
    language: string | null;
  }[] = await manager.query(
    `SELECT d.id, d.receipt, d.recorded_at, r.text, r.language
       FROM decision d LEFT JOIN rendering r ON r.ask_hash = d.ask_hash AND r.hash = d.text_hash
      WHERE d.request_id = $1`,
    [requestId],
  );
  return new Map(
    rows.map(({ id, receipt, recorded_at: recordedAt, text, language }) => [
      id,
      {
        receipt: Number(receipt),
        recordedAt: recordedAt.toISOString(),
        asked: text === null || language === null ? null : { text, language },
      },
    ]),
  );
}

function legView(
  state: RequestState,
  leg: LegState,
  {
    names,
    policy,
    sources,
    shown,
    speakers,
    renderings,
    now,
    acts,
  }: {
    names: Names;
    policy: Policy;
    sources: Sources;
    shown: boolean;
    speakers: readonly HostRepresentationEntity[];
    renderings: ReadonlyMap<string, Rendering>;
    now: string;
    acts: AllowedActs;
  },
): LegView {
  const head = { id: leg.id, kind: leg.kind, party: names.party(leg.partyId), status: leg.status };
  if (!shown) return { ...head, detail: null, allowedActs: [], allowedAnswers: [], allowedRecords: [] };
  const round = leg.rounds.at(-1);
  const span = leg.ledger.at(-1);
  const held = span !== undefined && span.to === null ? span : null;
  const decision = leg.decisionId === null ? undefined : state.decisions[leg.decisionId];
  const decided = decision === undefined ? null : decidedWhen(decision);
  // In a record case it may be known that somebody was asked, but not when.
  const unknownWhen = round?.asked?.to === null;
  const allowedActs = acts.on('leg', leg, leg.partyId);
  return {
    ...head,
    allowedActs,
    ...acts.answersOn(leg, allowedActs),
    detail: {
      satisfied: leg.satisfied,
      holder: held?.holder ?? null,
      heldSince: held?.from ?? null,
      overdueSince: leg.overdueSince ?? null,
      round: round?.number ?? null,
      askedAt: unknownWhen ? null : (round?.askedAt ?? null),
      asked: askedOf(leg),
      dueAt: openRound(leg)?.dueAt ?? null,
      lapseAt: openRound(leg)?.lapseAt ?? null,
      remindersSent: round?.remindersSent ?? 0,
      closedAt: round?.closedAt ?? null,
      after: leg.after,
      ask: askView(leg, renderings),
      decisionId: leg.decisionId,
      conditions: leg.conditions,
      enteredCaps: leg.enteredCaps ?? null,
      enteredBy: leg.enteredBy === undefined ? null : names.person(leg.enteredBy.personId),
      gaps: leg.gaps,
      waiver: waiverView(leg, names),
      consentLag: lags.consent(askedOf(leg), decided),
      consentAfterAuthority: lags.consentAfterAuthority(adoptedIn(state), decided),
      reportingDelay: reportingDelayOnLeg(state, leg),
      ledger: leg.ledger,
      ...seatsOf(leg, policy, names),
      rounds: roundsOf(leg),
      speaker: speakerOn(speakers, leg.partyId, decided?.to ?? now),
      reopenedBecause: leg.reopenedBecause,
      sources: sources.ofLeg(state.id, leg.id),
    },
  };
}

/** What the party of a leg is asked, in the text that it reads. */
function askView({ askHash }: LegState, renderings: ReadonlyMap<string, Rendering>): LegDetailView['ask'] {
  const rendering = renderings.get(askHash);
  if (rendering === undefined) throw new Error(`the ask ${askHash} has no rendering`);
  return { askHash, language: rendering.language, text: rendering.text, textHash: rendering.hash };
}

/** When we heard of the decision that counts on a leg: a paper when it was recorded, any other answer when it was given. */
function reportingDelayOnLeg(state: RequestState, leg: LegState): LegDetailView['reportingDelay'] {
  const decision = leg.decisionId === null ? undefined : state.decisions[leg.decisionId];
  return decision === undefined ? null : reportingDelayOfDecision(state, decision);
}

function reportingDelayOfDecision(
  { papers }: RequestState,
  decision: Pick<DecisionState, 'id' | 'decidedAt' | 'at'>,
) {
  const paper = Object.values(papers).find(({ given }) => given.decisionId === decision.id);
  return reportingDelayOf(decidedWhen(decision), paper?.recordedAt ?? decision.at);
}

function waiverView({ waiver }: LegState, names: Names): LegDetailView['waiver'] {
  if (waiver === undefined) return null;
  return { ...waiver, by: names.person(waiver.by.personId), within: waiver.within ?? exactly(waiver.at) };
}

function linesOf(
  state: RequestState,
  { names, sight, now, acts }: { names: Names; sight: Sight; now: string; acts: AllowedActs },
): RequestLineView[] {
  return state.content.lines.map((asked) => {
    const line = state.lines[asked.id];
    return {
      id: asked.id,
      unit: names.unit(asked.unitId),
      contributor: line === undefined ? null : names.party(line.contributorId),
      count: asked.count,
      persons: asked.persons,
      from: asked.from,
      to: asked.to,
      area: asked.area,
      tasks: asked.tasks,
      status: line?.status ?? 'draft',
      expiry: line === undefined ? null : expiryOf(line, names, sight),
      readiness: line?.readiness ?? asked.readiness,
      window:
        line === undefined || !sight.whole
          ? null
          : namedWindow(state, asked.id, names, state.closedAt ?? now),
      allowedActs: acts.on('request_line', line),
    };
  });
}

/**
 * When a line expires. That the consent of another party ends it says what that party consented to: while the request is
 * open, this is between that party and the Secretariat; of an arrangement in force everybody needs to know only the day.
 */
function expiryOf(
  { expiry, status }: RequestLineState,
  names: Names,
  { parties, whole }: Sight,
): RequestLineView['expiry'] {
  if (expiry === null) return null;
  const { party } = expiry;
  if (party === null || whole || parties.includes(party)) {
    return { ...expiry, party: party === null ? null : names.party(party) };
  }
  return status === 'granted' ? { ...expiry, party: null } : null;
}

/** The usable window, with parties by name in what is not known. */
function namedWindow(state: RequestState, lineId: string, names: Names, now: string): UsableWindow {
  const window = windowOfLine(state, lineId, now);
  return { ...window, unknowns: window.unknowns.map((unknown) => withPartyNamed(unknown, names)) };
}

/** A message that names parties by key, with the one that it is about by name. */
function withPartyNamed(message: CodedMessage, names: Names): CodedMessage {
  const { code, params } = message;
  if (params === undefined) return message;
  const { party, of } = params;
  if (typeof party === 'string') {
    return { code, params: { ...params, party: { name: names.party(party).name } } };
  }
  if (typeof of === 'object' && 'code' in of) {
    return { code, params: { ...params, of: withPartyNamed(of, names) } };
  }
  return message;
}

function decisionView(
  state: RequestState,
  decision: DecisionState,
  known: {
    names: Names;
    receipts: ReadonlyMap<string, Stored>;
    signatures: Signatures;
    acts: AllowedActs;
  },
): DecisionView {
  const { names, receipts, signatures, acts } = known;
  const askedParty = state.legs[decision.legId]?.partyId ?? null;
  const stored = receipts.get(decision.id);
  const { id, legId, round, revision, seat, answer, channel, at, status, by, onBehalfOf } = decision;
  return {
    id,
    legId,
    round,
    revision,
    seat,
    answer,
    askHash: askHashOfDecision(state, decision),
    textHash: decision.textHash ?? null,
    instrument: decision.instrument ?? null,
    caps: decision.caps ?? null,
    conditions: decision.conditions ?? null,
    act: decision.act ?? null,
    reason: decision.reason ?? null,
    corrects: decision.corrects ?? null,
    lastDay: decision.lastDay ?? null,
    channel,
    at,
    decidedAt: decidedWhen(decision),
    status,
    ...signatures.shown(decision.signedBy ?? null),
    receipt: stored?.receipt ?? 0,
    recordedAt: stored?.recordedAt ?? decision.at,
    asked: stored?.asked == null ? null : { ...stored.asked, revision: decision.revision },
    reportingDelay: reportingDelayOfDecision(state, decision),
    by: by === null ? null : names.person(by.personId),
    onBehalfOf: onBehalfOf === undefined ? null : names.person(onBehalfOf),
    allowedActs: acts.on('decision', decision, askedParty),
  };
}
