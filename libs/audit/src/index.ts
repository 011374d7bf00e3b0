export { GENESIS_HASH, appendToChain, linkHash } from './chain.js';
export { SYSTEM_CHAIN, factHash, verifyChain, verifyChains } from './verify.js';
export type { ChainVerdict } from './verify.js';
