import { isIP } from 'node:net';
import type { z } from 'zod';

/** What decides whether a deployment may be an embedded one. */
export interface EmbeddedRuleConfig {
  readonly COUNTERSIGN_MODE?: 'embedded' | 'production' | undefined;
  readonly HOST: string;
  readonly PUBLIC_URL?: string | undefined;
  readonly TRUSTED_PROXIES?: readonly string[] | undefined;
}

/**
 * A refinement: where the mode is `embedded`, anyone who can reach the product can sign in as anyone, so it may be reachable
 * from its own machine only.
 */
export function embeddedStaysHere(config: EmbeddedRuleConfig, context: z.RefinementCtx): void {
  if (config.COUNTERSIGN_MODE !== 'embedded') return;
  const reject = (variable: string, message: string) =>
    context.addIssue({ code: 'custom', path: [variable], message, input: undefined });
  const why = 'where the mode is embedded, since there anybody signs in as anybody';
  if (!isLoopback(config.HOST)) reject('HOST', `must be an address of this machine itself ${why}`);
  if (config.PUBLIC_URL !== undefined && !isLoopback(new URL(config.PUBLIC_URL).hostname)) {
    reject('PUBLIC_URL', `must be an address of this machine itself ${why}`);
  }
  if (config.TRUSTED_PROXIES !== undefined) reject('TRUSTED_PROXIES', `must not be set ${why}`);
}

/** Whether a name or address always means the machine itself. */
function isLoopback(host: string): boolean {
  const address = host.replace(/^\[|\]$/gu, '');
  if (isIP(address) === 4) return address.startsWith('127.');
  return address === '::1' || /^(?:.+\.)?localhost$/iu.test(address);
}
