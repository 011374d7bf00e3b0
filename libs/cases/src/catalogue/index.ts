import { changeAuthority, enterAuthority } from './authorities.js';
import { enterCeiling } from './ceilings.js';
import { recordPledge, withdrawPledge } from './pledges.js';
import { enterPolicy } from './policies.js';
import { changeUnit, enterUnit } from './units.js';

/** What requests refer to, kept by administrators; and what contributors would lend. */
export const catalogue = {
  enterUnit,
  changeUnit,
  enterAuthority,
  changeAuthority,
  enterCeiling,
  enterPolicy,
  recordPledge,
  withdrawPledge,
};
