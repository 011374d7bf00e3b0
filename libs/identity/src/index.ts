export { actsFor, oversees } from './authorise.js';
export type { CaseAct } from './authorise.js';
export { partiesOf, viewerOf } from './viewer.js';
export type { Viewer } from './viewer.js';
export { csrfTokenOf, keyedHash, newCode, sameSecret } from './secrets.js';
export { SESSION_DAYS, closeSession, openSession, viewerOfSession } from './session.js';
export {
  isPersona,
  isSignInTokenOpen,
  listPersonas,
  makeSignInToken,
  personOf,
  redeemSignInToken,
} from './sign-in.js';
export type { NamedPerson } from './sign-in.js';
