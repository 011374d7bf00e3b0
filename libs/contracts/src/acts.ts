/**
 * What people can do, by the names of the API's operations and by what it is done on. The views of the API list which of it
 * the reader may do now, so that nobody who shows a view judges roles or statuses.
 */
export const ACTS = {
  /** On nothing that is there already. */
  person: [
    'draftRequest',
    'openRecordCase',
    'enterParty',
    'enterPerson',
    'enterUnit',
    'enterAuthority',
    'enterCeiling',
    'enterPolicy',
    'correctCalendar',
  ],
  request: [
    'reviseRequest',
    'submitRequest',
    'withdrawRequest',
    'amendRequest',
    'declareOvertaken',
    'proposeOverride',
  ],
  request_line: ['dropLine', 'retryReservation'],
  leg: [
    'decideLeg',
    'askOnLeg',
    'recordPaper',
    'enterConditions',
    'countersignConditions',
    'sendBackConditions',
    'waiveLeg',
    'acceptRefusal',
    'askAgain',
    'addApprover',
    'removeApprover',
    'addChaseNote',
  ],
  decision: ['contestRecord', 'noteLateAnswer', 'reinstateLateAnswer'],
  paper: ['countersignPaper', 'sendBackPaper'],
  contest: ['withdrawContest', 'strikeRecord', 'noteContest'],
  question: ['replyToQuestion'],
  override: ['confirmOverride', 'rejectOverride'],
  task: ['claimTask', 'releaseTask', 'handOverTask', 'handBackTask'],
  arrangement: [
    'suspendLines',
    'resumeLines',
    'discontinueLines',
    'convertLines',
    'openRecordRequest',
    'enterRecordFact',
    'strikeRecordEntry',
    'continueRecordCase',
  ],
  arrangement_line: [
    'stateReadiness',
    'recordDeparture',
    'recordArrival',
    'transferAuthority',
    'recordReturn',
    'recordRepatriation',
    'recordClearance',
    'ruleInFlight',
    'suspendLines',
    'resumeLines',
    'discontinueLines',
    'convertLines',
  ],
} as const;

/** What an act is done on. */
export type ActSubject = keyof typeof ACTS;

/** An act that is done on one kind of thing. */
export type ActOn<S extends ActSubject> = (typeof ACTS)[S][number];

/** Any act, by the name of its operation. */
export type ActCode = ActOn<ActSubject>;
