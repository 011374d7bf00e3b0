export { actsFor, partiesFor, whomFor } from './authorise.js';
export { actOf, actOfTask, permittedActs } from './acts.js';
export type { Act, PartiesConcerned } from './authorise.js';
export { KNOWN_LEG, VISIBLE_REQUEST, WHOLE_REQUEST, scopeOf } from './scope.js';
export type { Scope } from './scope.js';
export { viewerOf, viewersOf } from './viewer.js';
export type { Viewer } from './viewer.js';
export { csrfTokenOf, keyedHash, sameSecret } from './secrets.js';
export { CODE_MINUTES, SigningChallenge } from './signing-challenge.js';
export type { CodeVerdict } from './signing-challenge.js';
export {
  closeSession,
  endSession,
  endSessions,
  listSessions,
  openSession,
  removeExpiredSessions,
  viewerOfSession,
} from './session.js';
export type { ExpiredSession, SessionLimits, SessionView, SignInWay } from './session.js';
export {
  isPersona,
  isSignInTokenOpen,
  listPersonas,
  makeSignInToken,
  LINK_MINUTES,
  personOf,
  redeemSignInToken,
  removeSpentSignInTokens,
} from './sign-in.js';
export type { NamedPerson } from './sign-in.js';
export {
  MAX_TOKEN_DAYS,
  TOKENS_PER_PERSON,
  listApiTokens,
  looksLikeApiToken,
  makeApiToken,
  removeSpentApiTokens,
  revokeApiToken,
  viewerOfApiToken,
} from './api-token.js';
export { removePastLimits } from './past-limits.js';
export type { ApiTokenUse, ApiTokenView } from './api-token.js';
export {
  LEG_READERS,
  REQUEST_READERS,
  TASK_READERS,
  awaitingReaders,
  requestReaders,
  taskReaders,
} from './readers.js';
export type { Reader, TaskReader } from './readers.js';
