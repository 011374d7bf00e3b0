import type { PartyKind, RequestContent, Role } from '#libs/contracts';
import type { Viewer } from '#libs/identity';

/** The personas of `data/personas.yaml` as viewers, for tests that call the writer directly. */
export const cast = {
  manager: viewer('ana-ribeiro', 'dpko', 'manager', 'secretariat'),
  focalPoint: viewer('tomas-lindqvist', 'dpko', 'focal_point', 'secretariat'),
  secondFocalPoint: viewer('miriam-okafor', 'dpko', 'focal_point', 'secretariat'),
  notifier: viewer('jun-takeda', 'eosg', 'approver', 'executive_office'),
  council: viewer('claire-dubois', 'security-council', 'focal_point', 'council'),
  ukraine: viewer('olena-koval', 'ukraine', 'signatory'),
  liberia: viewer('james-kollie', 'liberia', 'approver'),
  coteDIvoire: viewer('awa-kone', 'cote-divoire', 'approver'),
  administrator: viewer('ruth-mwangi', 'dpko', 'administrator', 'secretariat'),
};

function viewer(personId: string, partyId: string, role: Role, partyKind: PartyKind = 'state'): Viewer {
  return { personId, name: personId, memberships: [{ partyId, partyKind, role }] };
}

/** Three armed helicopters (Mi-24) of Ukraine, up to 60 persons, from UNMIL to UNOCI under S/RES/1967 (2011). */
export function armedHelicopters(change: Partial<RequestContent> = {}): RequestContent {
  return {
    kind: 'start',
    arrangementId: null,
    sendingMission: 'unmil',
    receivingMission: 'unoci',
    purpose: 'Reinforce UNOCI during the post-electoral crisis.',
    scope: 'Three armed helicopters with their crews, based in Bouaké, within the mandate of UNOCI.',
    authorityId: 's-res-1967-2011',
    policyId: 'standard',
    neededBy: '2011-02-10',
    lines: [
      {
        id: 'mi24',
        unitId: 'ukr-mi24',
        count: 3,
        persons: { military: 60, police: 0, civilian: 0 },
        from: null,
        to: null,
        area: null,
        tasks: null,
        readiness: null,
      },
    ],
    ...change,
  };
}
