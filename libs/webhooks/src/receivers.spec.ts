import { isLoopbackAddress, isPublicAddress } from './addresses.js';
import { addressOfReceiver, faultOfUrl, receiverRulesOf, type ReceiverRules } from './receivers.js';

const PUBLIC: ReceiverRules = { allowedHosts: [], ports: [443], allowLoopback: false };
const NOT_HTTPS = { code: 'case_refusals.receiver_not_https' };
const INTERNAL = { code: 'case_refusals.receiver_internal' };

describe('the addresses that are public', () => {
  it.each(['8.8.8.8', '157.150.185.49', '2606:4700::1111', '2a00:1450:4001:81b::200e'])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '100.100.100.200',
    '127.0.0.1',
    '127.255.255.254',
    '168.63.129.16',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    'not an address',
    '',
  ])('not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('and those of this machine are told apart from other internal ones', () => {
    expect(['127.0.0.1', '127.8.8.8', '::1'].every(isLoopbackAddress)).toBe(true);
    expect(['10.0.0.1', '::', '8.8.8.8', 'localhost'].some(isLoopbackAddress)).toBe(false);
  });
});

describe('the URL of a receiver', () => {
  it('may be of https at a public name or address', () => {
    expect(faultOfUrl('https://hooks.example.org/a?b=c', PUBLIC)).toBeNull();
    expect(faultOfUrl('https://8.8.8.8/', PUBLIC)).toBeNull();
    expect(faultOfUrl('https://[2606:4700::1111]/', PUBLIC)).toBeNull();
  });

  it.each([
    ['not a url', { code: 'case_refusals.receiver_no_url' }],
    ['http://hooks.example.org/', NOT_HTTPS],
    ['ftp://hooks.example.org/', NOT_HTTPS],
    ['https://user:word@hooks.example.org/', { code: 'case_refusals.receiver_with_password' }],
    ['https://hooks.example.org/#part', { code: 'case_refusals.receiver_with_fragment' }],
    [
      'https://hooks.example.org:8443/',
      { code: 'case_refusals.receiver_port', params: { ports: { any: ['443'] } } },
    ],
    ['https://127.0.0.1/', INTERNAL],
    // The forms that URLs allow for one and the same address.
    ['https://2130706433/', INTERNAL],
    ['https://0x7f.1/', INTERNAL],
    ['https://[::ffff:10.0.0.1]/', INTERNAL],
    ['https://[::1]/', INTERNAL],
    ['https://169.254.169.254/latest/meta-data/', INTERNAL],
    ['https://localhost/', INTERNAL],
    ['https://localhost./', INTERNAL],
    ['https://intranet/', INTERNAL],
    ['https://metadata.google.internal/', INTERNAL],
    ['https://printer.local/', INTERNAL],
    ['http://127.0.0.1:8080/', NOT_HTTPS],
  ])('%s: %j', (url, fault) => {
    expect(faultOfUrl(url, PUBLIC)).toEqual(fault);
  });

  it('may lead into our own networks where the configuration names the host, and only there', () => {
    const rules = { ...PUBLIC, allowedHosts: ['hooks.internal'] };
    expect(faultOfUrl('https://hooks.internal:8443/', rules)).toBeNull();
    expect(faultOfUrl('http://hooks.internal/', rules)).toEqual(NOT_HTTPS);
    expect(faultOfUrl('https://other.internal/', rules)).toEqual(INTERNAL);
  });

  it('may lead to this machine in demonstrations where that is set, and never in production', () => {
    const given = { WEBHOOK_PORTS: '443,8443', WEBHOOK_ALLOW_LOOPBACK: 'on' } as const;
    const embedded = receiverRulesOf({ ...given, COUNTERSIGN_MODE: 'embedded' });
    const production = receiverRulesOf({ ...given, COUNTERSIGN_MODE: 'production' });
    expect(faultOfUrl('http://127.0.0.1:9000/', embedded)).toBeNull();
    expect(faultOfUrl('http://10.0.0.1:9000/', embedded)).not.toBeNull();
    expect(faultOfUrl('http://127.0.0.1:9000/', production)).not.toBeNull();
    expect(faultOfUrl('https://hooks.example.org:8443/', production)).toBeNull();
  });
});

describe('looking a receiver up', () => {
  const url = 'https://hooks.example.org/';
  const named = (...addresses: string[]) => {
    let asked = 0;
    return {
      lookUp: async () => {
        asked += 1;
        return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      },
      asked: () => asked,
    };
  };

  it('gives the one address to which the connection is opened, and asks once', async () => {
    const name = named('8.8.8.8', '8.8.4.4');
    expect(await addressOfReceiver(url, PUBLIC, name.lookUp)).toEqual({ address: '8.8.8.8', family: 4 });
    expect(name.asked()).toBe(1);
  });

  it.each([['10.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['2606:4700::1111', '::1'], ['::ffff:10.0.0.1'], []])(
    'refuses a name behind which is %s %s',
    async (...addresses) => {
      const refused = addressOfReceiver(url, PUBLIC, named(...addresses).lookUp);
      await expect(refused).rejects.toMatchObject({ reason: INTERNAL });
    },
  );

  it('refuses a name of the public that leads to this machine, although this machine itself may be reached', async () => {
    const rules = { ...PUBLIC, allowLoopback: true };
    const refused = addressOfReceiver(url, rules, named('127.0.0.1').lookUp);
    await expect(refused).rejects.toMatchObject({ reason: INTERNAL });
  });
});
