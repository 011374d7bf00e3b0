import { type CodedMessage, messageOf } from '#libs/contracts';
import { lookup as lookUp } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './addresses.js';
import { ReceiverRefused } from './delivery-fault.js';

/** Where webhooks may be sent. */
export interface ReceiverRules {
  /** Names of hosts that may be reached although they are in our own networks, and on any port. */
  readonly allowedHosts: readonly string[];
  /** The ports of all others. */
  readonly ports: readonly number[];
  /** Whether this machine itself may be reached, also without TLS; for tests and demonstrations only. */
  readonly allowLoopback: boolean;
}

/** The rules as the configuration has them. */
export function receiverRulesOf(config: {
  readonly COUNTERSIGN_MODE: 'embedded' | 'production';
  readonly WEBHOOK_ALLOWED_HOSTS?: string | undefined;
  readonly WEBHOOK_PORTS: string;
  readonly WEBHOOK_ALLOW_LOOPBACK: 'on' | 'off';
}): ReceiverRules {
  const hosts = (config.WEBHOOK_ALLOWED_HOSTS ?? '').split(',').map((host) => host.trim().toLowerCase());
  return {
    allowedHosts: hosts.filter((host) => host !== ''),
    ports: config.WEBHOOK_PORTS.split(',').map(Number),
    allowLoopback: config.WEBHOOK_ALLOW_LOOPBACK === 'on' && config.COUNTERSIGN_MODE === 'embedded',
  };
}

/** An address to which a connection may be opened. */
export interface ReceiverAddress {
  address: string;
  family: 4 | 6;
}

/** The host of a URL as it is looked up: without the brackets of an address of version 6. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/u, '$1').replace(/\.$/u, '');
}

function isOwnMachine(host: string): boolean {
  return host === 'localhost' || isLoopbackAddress(host);
}

/** What is wrong with the URL of a receiver, as far as that is known without a look-up; null: nothing. */
export function faultOfUrl(text: string, rules: ReceiverRules): CodedMessage | null {
  if (!URL.canParse(text)) return messageOf('case_refusals.receiver_no_url');
  const url = new URL(text);
  const host = hostOf(url);
  const ownMachine = rules.allowLoopback && isOwnMachine(host);
  const secure = url.protocol === 'https:' || (ownMachine && url.protocol === 'http:');
  if (!secure) return messageOf('case_refusals.receiver_not_https');
  if (url.username !== '' || url.password !== '') return messageOf('case_refusals.receiver_with_password');
  if (url.hash !== '') return messageOf('case_refusals.receiver_with_fragment');
  if (ownMachine || rules.allowedHosts.includes(host)) return null;
  const port = url.port === '' ? 443 : Number(url.port);
  if (!rules.ports.includes(port)) {
    return messageOf('case_refusals.receiver_port', { ports: { any: rules.ports.map(String) } });
  }
  if (isIP(host) !== 0) return isPublicAddress(host) ? null : messageOf('case_refusals.receiver_internal');
  return host.includes('.') && !/\.(?:local|localhost|internal|home\.arpa)$/u.test(host)
    ? null
    : messageOf('case_refusals.receiver_internal');
}

/**
 * Looks up the host of a receiver, once. The connection must then be opened to that address: a second look-up could return
 * another one.
 * @param addressesOf looks a name up; every address behind it
 * @throws ReceiverRefused if the URL or one of the addresses behind the name may not be reached
 */
export async function addressOfReceiver(
  text: string,
  rules: ReceiverRules,
  addressesOf: (host: string) => Promise<{ address: string; family: number }[]> = (host) =>
    lookUp(host, { all: true }),
): Promise<ReceiverAddress> {
  const fault = faultOfUrl(text, rules);
  if (fault !== null) throw new ReceiverRefused(fault);
  const host = hostOf(new URL(text));
  const found = await addressesOf(host);
  const [first] = found;
  const trusted = rules.allowedHosts.includes(host);
  const mayBeReached = (address: string) =>
    trusted ||
    isPublicAddress(address) ||
    (rules.allowLoopback && isOwnMachine(host) && isLoopbackAddress(address));
  // A name with both public and internal addresses is suspicious.
  if (first === undefined || !found.every(({ address }) => mayBeReached(address))) {
    throw new ReceiverRefused(messageOf('case_refusals.receiver_internal'));
  }
  return { address: first.address, family: first.family === 6 ? 6 : 4 };
}
