/** The armed helicopters of resolution 1967 as a request asks for them; for the API's description. */
export const requestExample = {
  sendingMission: 'unmil',
  receivingMission: 'unoci',
  purpose: 'Reinforce UNOCI during the crisis that followed the presidential election.',
  scope: 'Three armed helicopters (Mi-24) with their crews, up to 60 persons, from UNMIL to UNOCI.',
  authorityId: 's-res-1967-2011',
  policyId: 'standard',
  neededBy: '2011-01-31',
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

/** A host Government's consent by note verbale; for the API's description. */
export const answerExample = {
  answer: 'consent',
  instrument: { kind: 'note_verbale', reference: 'NV/2011/17', organ: null, date: { on: '2011-01-12' } },
  signedBy: { name: 'A. B.', title: 'Permanent Representative' },
};
