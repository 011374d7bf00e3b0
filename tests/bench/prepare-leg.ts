import type { Caller } from './caller.js';

/** The leg that is decided: a host's, whose approver answers in the inbox. */
export const LEG = 'host_consent:liberia';

const DAY_MS = 86_400_000;
const NEEDED_IN_DAYS = 60;

/** Opens a request and takes it to the moment at which the host has been asked. */
export async function prepareLeg(manager: Caller, notifier: Caller): Promise<string> {
  const draft = await manager.post<{ requestId: string }>('/api/v1/requests', { content: content() }, 201);
  const path = `/api/v1/requests/${draft.requestId}`;
  await manager.post(`${path}/submit`, {}, 200);
  const instrument = { kind: 'letter', reference: 'S/2011/5', organ: null, date: null };
  await notifier.post(`${path}/legs/advance_notice:eosg/decide`, { answer: 'notice_given', instrument }, 201);
  return draft.requestId;
}

function content() {
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
        id: 'mi24',
        unitId: 'ukr-mi24',
        count: 3,
        persons: { military: 60, police: 0, civilian: 0 },
        from: null,
        to: null,
      },
    ],
  };
}
