import { BlockList, isIP } from 'node:net';

/** Networks of version 4 that are not of the public Internet (IANA special-purpose registries, RFC 6890). */
const NOT_PUBLIC_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // The public address at which Azure's machines reach their host.
  '168.63.129.16/32',
] as const;

/** Public IPv6 addresses are in this network; all others are local, mapped, multicast or reserved. */
const GLOBAL_6 = '2000::/3';
/** Networks within it for documentation, tunnels and translation, behind which other networks may be. */
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'] as const;

const notPublic = new BlockList();
const global6 = new BlockList();
const loopback = new BlockList();
for (const network of NOT_PUBLIC_4) add(notPublic, network, 'ipv4');
for (const network of NOT_PUBLIC_6) add(notPublic, network, 'ipv6');
add(global6, GLOBAL_6, 'ipv6');
add(loopback, '127.0.0.0/8', 'ipv4');
add(loopback, '::1/128', 'ipv6');

function add(list: BlockList, network: string, type: 'ipv4' | 'ipv6'): void {
  const [address = '', bits = ''] = network.split('/');
  list.addSubnet(address, Number(bits), type);
}

/** Whether an address is on the public Internet and so cannot be in one of our own networks. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !notPublic.check(address, 'ipv4');
  return version === 6 && global6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}

/** Whether an address is of this machine itself. */
export function isLoopbackAddress(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && loopback.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
