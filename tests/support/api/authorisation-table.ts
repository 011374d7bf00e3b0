import type { Caller, Outcome } from './authorisation-world.js';

/**
 * Who may call what, written by hand and compared with the product by `tests/integration/authorisation.spec.ts`. It is kept
 * apart from `libs/identity` on purpose: whoever changes who may do what must say so twice.
 */

/** A caller, or all of one standing (`asked *`), or all who have a role (`* manager`). */
type Callers = Caller | `${string} *` | `* ${string}`;

/** What each caller is to be answered. */
export type Row = (caller: Caller) => Outcome;

function isAmong(caller: Caller, list: readonly Callers[]): boolean {
  const [relation, role] = caller.split(' ');
  return list.some((entry) => entry === caller || entry === `${relation} *` || entry === `* ${role}`);
}

/** Who sees the open request of the world, and its arrangement; all others get 404. */
const SEE_THE_CASE: readonly Callers[] = [
  'unit manager',
  'unit focal_point',
  'unit administrator',
  'unit auditor',
  'otherUnit administrator',
  'otherUnit auditor',
  'asked *',
  'alsoAsked *',
  'mission *',
];

/** These may, all others who are signed in are refused. */
function only(...may: Callers[]): Row {
  return (caller) => (caller === 'nobody' ? 401 : isAmong(caller, may) ? 'allowed' : 403);
}

/** These may; others get 403 if they see the case, otherwise 404. */
function onTheCase(...may: Callers[]): Row {
  return (caller) => {
    if (caller === 'nobody') return 401;
    if (isAmong(caller, may)) return 'allowed';
    return isAmong(caller, SEE_THE_CASE) ? 403 : 404;
  };
}

/** These see it; for all others who are signed in it does not exist. */
function seenBy(...see: Callers[]): Row {
  return (caller) => (caller === 'nobody' ? 401 : isAmong(caller, see) ? 'allowed' : 404);
}

const everybody: Row = () => 'allowed';
const anyoneSignedIn: Row = (caller) => (caller === 'nobody' ? 401 : 'allowed');
const whoSeesTheCase = seenBy(...SEE_THE_CASE);

const administrators = only('unit administrator', 'otherUnit administrator');
const verifiers = only('unit administrator', 'unit auditor', 'otherUnit administrator', 'otherUnit auditor');
const secretariatReaders = only(
  ...(['unit', 'otherUnit'] as const).flatMap((unit) =>
    (['manager', 'focal_point', 'administrator', 'auditor'] as const).map(
      (role): Callers => `${unit} ${role}`,
    ),
  ),
);
const secretariatManagers = only('unit manager', 'otherUnit manager');
const managersOfTheUnit = onTheCase('unit manager');
const administratorsOfTheUnit = onTheCase('unit administrator');
const overseersOfTheUnit = onTheCase('unit manager', 'unit administrator');
const workersOfTheUnit = onTheCase('unit manager', 'unit focal_point');
const recorders = onTheCase('unit administrator', 'otherUnit administrator');
const whoSeesTheWhole = seenBy(
  'unit manager',
  'unit focal_point',
  'unit administrator',
  'unit auditor',
  'otherUnit administrator',
  'otherUnit auditor',
);
const partyApprovers = onTheCase('asked approver', 'asked signatory');
const speakersOfTheParty = onTheCase('asked approver', 'asked signatory', 'asked focal_point');
const recordersOfPapers = onTheCase('asked focal_point', 'unit focal_point');
const moversOfTheUnit = onTheCase(
  'unit manager',
  'unit focal_point',
  'mission manager',
  'mission focal_point',
);
/** An approver of the managing unit could move the clock, and sees no case of it. */
const moversOfTheClock = onTheCase(
  'unit manager',
  'unit focal_point',
  'mission manager',
  'mission focal_point',
  'mission approver',
);
/** The task of a party is known to all who act for it, and done by those who answer. */
const whoWorksOnTheTask: Row = (caller) => {
  if (caller === 'nobody') return 401;
  if (isAmong(caller, ['asked approver', 'asked signatory'])) return 'allowed';
  return isAmong(caller, ['asked *']) ? 403 : 404;
};

/** Whoever keeps the webhooks of the own party; one that is not of it does not exist for them either. */
function keepersOfWebhooks(outcome: Outcome): Row {
  const keepers: Callers[] = ['* approver', '* focal_point', '* manager', '* administrator'];
  return (caller) => (only(...keepers)(caller) === 'allowed' ? outcome : only(...keepers)(caller));
}

/** A row for every operation, in the order of `apps/api/src/operations`. */
export const AUTHORISATION: Readonly<Record<string, Row>> = {
  startSignIn: everybody,
  signOut: anyoneSignedIn,
  signOutEverywhere: anyoneSignedIn,
  getMe: anyoneSignedIn,
  listPersonas: everybody,
  signInAsPersona: everybody,
  listMySessions: anyoneSignedIn,
  revokeMySession: anyoneSignedIn,
  revokeMyOtherSessions: anyoneSignedIn,
  listSessionsOf: administrators,
  revokeSessionOf: administrators,
  revokeSessionsOf: administrators,
  listMyTokens: anyoneSignedIn,
  makeToken: anyoneSignedIn,
  revokeMyToken: anyoneSignedIn,
  listTokens: administrators,
  revokeToken: administrators,

  listParties: anyoneSignedIn,
  listMissions: anyoneSignedIn,
  listUnits: anyoneSignedIn,
  listAuthorities: anyoneSignedIn,
  listPolicies: anyoneSignedIn,
  getTables: everybody,

  getUnit: anyoneSignedIn,
  enterUnit: administrators,
  changeUnit: administrators,
  listPledges: anyoneSignedIn,
  // Whose unit it is stands in the body, and whose pledge in the store.
  recordPledge: only('* focal_point'),
  withdrawPledge: only('* focal_point'),
  getAuthority: anyoneSignedIn,
  enterAuthority: administrators,
  changeAuthority: administrators,
  listCeilings: secretariatReaders,
  enterCeiling: administrators,
  listPolicyVersions: anyoneSignedIn,
  getPolicyVersion: anyoneSignedIn,
  enterPolicy: administrators,

  listStandingConsents: anyoneSignedIn,
  // Whose consent it is stands in the body: a focal point of another party is refused once that has been read.
  recordStandingConsent: only('* focal_point'),
  withdrawStandingConsent: only('* focal_point'),
  listCalendars: anyoneSignedIn,
  getCalendar: anyoneSignedIn,
  correctCalendar: administrators,

  draftRequest: secretariatManagers,
  listRequests: anyoneSignedIn,
  getRequest: whoSeesTheCase,
  reviseRequest: managersOfTheUnit,
  submitRequest: managersOfTheUnit,
  amendRequest: managersOfTheUnit,
  declareOvertaken: managersOfTheUnit,
  dropLine: managersOfTheUnit,
  withdrawRequest: managersOfTheUnit,
  getRequestAudit: whoSeesTheCase,

  decideLeg: partyApprovers,
  askOnLeg: partyApprovers,
  replyToQuestion: workersOfTheUnit,
  recordPaper: recordersOfPapers,
  countersignPaper: workersOfTheUnit,
  sendBackPaper: workersOfTheUnit,
  contestRecord: speakersOfTheParty,
  withdrawContest: speakersOfTheParty,
  strikeRecord: workersOfTheUnit,
  noteContest: workersOfTheUnit,
  uploadAttachment: anyoneSignedIn,
  // Nobody but who uploaded it knows of one that no record uses.
  getAttachment: (caller) => (caller === 'nobody' ? 401 : 404),
  downloadAttachment: (caller) => (caller === 'nobody' ? 401 : 404),
  enterConditions: workersOfTheUnit,
  countersignConditions: workersOfTheUnit,
  sendBackConditions: workersOfTheUnit,
  noteLateAnswer: workersOfTheUnit,
  reinstateLateAnswer: workersOfTheUnit,
  waiveLeg: managersOfTheUnit,
  retryReservation: workersOfTheUnit,

  acceptRefusal: managersOfTheUnit,
  askAgain: managersOfTheUnit,
  addApprover: overseersOfTheUnit,
  removeApprover: overseersOfTheUnit,
  proposeOverride: administratorsOfTheUnit,
  confirmOverride: overseersOfTheUnit,
  rejectOverride: overseersOfTheUnit,

  listInbox: anyoneSignedIn,
  claimTask: whoWorksOnTheTask,
  releaseTask: whoWorksOnTheTask,
  handOverTask: whoWorksOnTheTask,
  handBackTask: whoWorksOnTheTask,
  recordAbsence: anyoneSignedIn,

  listArrangements: anyoneSignedIn,
  getArrangement: whoSeesTheCase,
  moveClock: moversOfTheClock,
  getArrangementAudit: whoSeesTheCase,
  stateReadiness: moversOfTheUnit,
  recordDeparture: moversOfTheUnit,
  recordArrival: moversOfTheUnit,
  transferAuthority: moversOfTheUnit,
  recordReturn: moversOfTheUnit,
  recordRepatriation: moversOfTheUnit,
  recordClearance: moversOfTheUnit,
  suspendLines: moversOfTheUnit,
  resumeLines: moversOfTheUnit,
  discontinueLines: managersOfTheUnit,
  ruleInFlight: managersOfTheUnit,
  convertLines: managersOfTheUnit,

  streamEvents: anyoneSignedIn,
  erasePerson: administrators,
  // Each task is judged by itself.
  claimTasks: anyoneSignedIn,
  releaseTasks: anyoneSignedIn,
  snoozeTask: seenBy('asked approver', 'asked focal_point'),
  unsnoozeTask: seenBy('asked approver', 'asked focal_point'),
  getMySettings: anyoneSignedIn,
  changeMySettings: anyoneSignedIn,
  listMyHistory: anyoneSignedIn,
  listMyViews: anyoneSignedIn,
  saveMyView: anyoneSignedIn,
  changeMyView: anyoneSignedIn,
  removeMyView: anyoneSignedIn,
  openRecordCase: administrators,
  openRecordRequest: recorders,
  enterRecordFact: recorders,
  strikeRecordEntry: recorders,
  continueRecordCase: recorders,
  listRecordEntries: whoSeesTheWhole,
  listRecordGenerations: whoSeesTheWhole,
  getParty: anyoneSignedIn,
  enterParty: administrators,
  changeParty: administrators,
  listRepresentations: anyoneSignedIn,
  recordRepresentation: administrators,
  endRepresentation: administrators,
  withdrawRepresentation: administrators,
  listPeople: anyoneSignedIn,
  getPerson: seenBy('unit *', 'otherUnit administrator'),
  enterPerson: administrators,
  changePerson: administrators,
  giveMembership: administrators,
  endMembership: administrators,
  listAbsences: anyoneSignedIn,
  listSystemAudit: verifiers,
  // Whether there is such an absence is told only to its person and to administrators, once the body has been read.
  cancelAbsence: anyoneSignedIn,

  listWebhooks: keepersOfWebhooks('allowed'),
  registerWebhook: keepersOfWebhooks('allowed'),
  getWebhook: keepersOfWebhooks(404),
  changeWebhook: keepersOfWebhooks('allowed'),
  pauseWebhook: keepersOfWebhooks('allowed'),
  resumeWebhook: keepersOfWebhooks('allowed'),
  rotateWebhookSecret: keepersOfWebhooks('allowed'),
  testWebhook: keepersOfWebhooks('allowed'),
  removeWebhook: keepersOfWebhooks('allowed'),
  listWebhookDeliveries: keepersOfWebhooks(404),
  resendWebhookDelivery: keepersOfWebhooks('allowed'),
  resendFailedWebhookDeliveries: keepersOfWebhooks('allowed'),
  listComments: whoSeesTheCase,
  addComment: onTheCase(
    'unit manager',
    'unit focal_point',
    'asked approver',
    'asked focal_point',
    'alsoAsked approver',
    'alsoAsked focal_point',
  ),
  listChaseNotes: onTheCase(
    'unit manager',
    'unit focal_point',
    'unit administrator',
    'unit auditor',
    'otherUnit administrator',
    'otherUnit auditor',
  ),
  addChaseNote: workersOfTheUnit,
};
