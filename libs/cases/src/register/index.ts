import { endMembership, giveMembership } from './memberships.js';
import { changeParty, enterParty } from './parties.js';
import { changePerson, enterPerson } from './people.js';
import { endRepresentation, recordRepresentation, withdrawRepresentation } from './representations.js';

/** What administrators keep: parties, people, who acts for whom, and who is recognised as speaking for a host. */
export const register = {
  enterParty,
  changeParty,
  recordRepresentation,
  endRepresentation,
  withdrawRepresentation,
  enterPerson,
  changePerson,
  giveMembership,
  endMembership,
};
