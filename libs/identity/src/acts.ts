import type { ActCode, ActOn, TaskKind } from '#libs/contracts';
import { type Act, type PartiesConcerned, actsFor } from './authorise.js';
import type { Viewer } from './viewer.js';

/** As which act of the policy an operation is judged. Work on a task is judged by the kind of the task. */
const ACT_OF: Readonly<Record<Exclude<ActCode, ActOn<'task'>>, Act>> = {
  draftRequest: 'draft_request',
  openRecordCase: 'enter_record',
  enterParty: 'administer',
  enterPerson: 'administer',
  enterUnit: 'administer',
  enterAuthority: 'administer',
  enterCeiling: 'administer',
  enterPolicy: 'administer',
  correctCalendar: 'administer',

  reviseRequest: 'manage_request',
  submitRequest: 'manage_request',
  withdrawRequest: 'manage_request',
  amendRequest: 'manage_request',
  declareOvertaken: 'manage_request',
  dropLine: 'manage_request',
  acceptRefusal: 'manage_request',
  askAgain: 'manage_request',
  waiveLeg: 'waive',
  addApprover: 'oversee_process',
  removeApprover: 'oversee_process',
  proposeOverride: 'override_process',
  confirmOverride: 'oversee_process',
  rejectOverride: 'oversee_process',

  decideLeg: 'answer',
  askOnLeg: 'answer',
  recordPaper: 'record_paper',
  contestRecord: 'contest_record',
  withdrawContest: 'contest_record',

  retryReservation: 'secretariat_task',
  replyToQuestion: 'secretariat_task',
  countersignPaper: 'secretariat_task',
  sendBackPaper: 'secretariat_task',
  enterConditions: 'secretariat_task',
  countersignConditions: 'secretariat_task',
  sendBackConditions: 'secretariat_task',
  addChaseNote: 'secretariat_task',
  noteLateAnswer: 'review',
  reinstateLateAnswer: 'review',
  strikeRecord: 'review',
  noteContest: 'review',

  stateReadiness: 'move_unit',
  recordDeparture: 'move_unit',
  recordArrival: 'move_unit',
  transferAuthority: 'move_unit',
  recordReturn: 'move_unit',
  recordRepatriation: 'move_unit',
  recordClearance: 'move_unit',
  suspendLines: 'move_unit',
  resumeLines: 'move_unit',
  discontinueLines: 'rule_on_arrangement',
  ruleInFlight: 'rule_on_arrangement',
  convertLines: 'rule_on_arrangement',
  openRecordRequest: 'enter_record',
  enterRecordFact: 'enter_record',
  strikeRecordEntry: 'enter_record',
  continueRecordCase: 'enter_record',
};

/** As which act of the policy work on a task of each kind is judged. */
const ACT_OF_TASK: Readonly<Record<TaskKind, Act>> = {
  answer: 'answer',
  record_reply: 'answer',
  appoint_person: 'oversee_process',
  confirm_override: 'oversee_process',
  reply_to_question: 'secretariat_task',
  countersign_paper: 'secretariat_task',
  enter_conditions: 'secretariat_task',
  countersign_conditions: 'secretariat_task',
  review_late_answer: 'secretariat_task',
  resolve_coverage: 'secretariat_task',
  resolve_reservation: 'secretariat_task',
  resolve_block: 'secretariat_task',
  settle_contest: 'secretariat_task',
};

/** The act of the policy that an operation is. */
export function actOf(code: Exclude<ActCode, ActOn<'task'>>): Act {
  return ACT_OF[code];
}

/** What a person must be able to do to work on a task. */
export function actOfTask(kind: TaskKind): Act {
  return ACT_OF_TASK[kind];
}

/** Of some acts those that the policy lets a person do on what stands so to the parties. */
export function permittedActs<C extends Exclude<ActCode, ActOn<'task'>>>(
  viewer: Viewer,
  codes: readonly C[],
  concerned: PartiesConcerned = {},
): C[] {
  return codes.filter((code) => actsFor(viewer, ACT_OF[code], concerned) !== null);
}
