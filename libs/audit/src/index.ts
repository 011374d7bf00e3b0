export { appendToChain, linksAfter } from './chain.js';
export type { ChainHead } from './chain.js';
export { SYSTEM_CHAIN, entryHash, factHash, verifyChains } from './verify.js';
export { NOTE_KINDS, noteHash } from './notes.js';
export type { ChainVerdict } from './verify.js';
export { appendToSystemChain } from './system-chain.js';
