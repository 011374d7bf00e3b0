export { appendToChain } from './chain.js';
export { SYSTEM_CHAIN, factHash, verifyChains } from './verify.js';
export type { ChainVerdict } from './verify.js';
