import type { Caller } from './caller.js';

/** The leg that is decided: a host's, whose approver answers in the inbox. */
export const LEG = 'host_consent:liberia';
/** The other host's, whose inbox is looked into. */
export const COTE_DIVOIRE_LEG = 'host_consent:cote-divoire';

const DAY_MS = 86_400_000;
const NEEDED_IN_DAYS = 60;

/** Opens a request and submits it: the notifier is asked first. */
export async function submitted(manager: Caller, asked = content()): Promise<string> {
  const draft = await manager.post<{ requestId: string }>('/api/v1/requests', { content: asked }, 201);
  await manager.post(`/api/v1/requests/${draft.requestId}/submit`, {}, 200);
  return draft.requestId;
}

/** As {@link submitted}, in one call. */
export async function submittedAtOnce(manager: Caller, asked = content()): Promise<string> {
  const made = { content: asked, submit: true };
  return (await manager.post<{ requestId: string }>('/api/v1/requests', made, 201)).requestId;
}

/** Gives the notice; then all others are asked. */
export async function giveNotice(notifier: Caller, requestId: string): Promise<void> {
  const instrument = { kind: 'letter', reference: 'S/2011/5', organ: null, date: null };
  const path = `/api/v1/requests/${requestId}/legs/advance_notice:eosg/decide`;
  await notifier.post(path, { answer: 'notice_given', instrument }, 201);
}

/** Opens a request and takes it to the moment at which the host has been asked. */
export async function prepareLeg(manager: Caller, notifier: Caller): Promise<string> {
  const requestId = await submitted(manager);
  await giveNotice(notifier, requestId);
  return requestId;
}

/** What is asked for in every request that is measured. The contributor of its unit answers from its mail, unless another is named. */
export function content(unitId = 'ukr-mi24') {
  const neededBy = new Date(Date.now() + NEEDED_IN_DAYS * DAY_MS).toISOString().slice(0, 10);
  return {
    sendingMission: 'unmil',
    receivingMission: 'unoci',
    purpose: 'Measure how long an answer takes.',
    scope: 'Three armed helicopters with their crews.',
    authorityId: 's-res-1967-2011',
    policyId: 'standard',
    neededBy,
    lines: [
      {
        id: 'unit',
        unitId,
        count: 3,
        persons: { military: 60, police: 0, civilian: 0 },
        from: null,
        to: null,
      },
    ],
  };
}
