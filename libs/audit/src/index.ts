export { linksAfter } from './chain.js';
export type { ChainHead } from './chain.js';
export { entryHash, factHash, verifyChains } from './verify.js';
export type { ChainVerdict } from './verify.js';
export { appendToSystemChain } from './system-chain.js';
