import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findTarget } from '../../../src/net/find-target.ts';
import { type Fixture, only, openFixture } from './fixture.ts';
import { type Receiver, startReceiver } from './receiver.ts';

const none = () => false;

/** Names as a hostile DNS server answers them. */
const NAMES: Record<string, string[]> = {
  localhost: ['127.0.0.1', '::1'],
  'rebound.example': ['127.0.0.1'],
  'half.example': ['93.184.215.14', '127.0.0.1'],
  'six.example': ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', 'fd00::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  '127.0.0.1.nip.example': ['127.0.0.1'],
  'public.example': ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
};
const resolve = async (host: string) => {
  const found = NAMES[host.replace(/\.$/, '')];
  if (!found) throw new Error(`ENOTFOUND ${host}`);
  return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
};

/** Ways to the receiver on our own machine, to our network, to the cloud's metadata, and past HTTP. */
const hostile = (port: number) => [
  `http://127.0.0.1:${port}/`,
  `http://127.1:${port}/`,
  `http://127.0.1:${port}/`,
  `http://2130706433:${port}/`,
  `http://0x7f000001:${port}/`,
  `http://0x7f.0.0.1:${port}/`,
  `http://0177.0.0.1:${port}/`,
  `http://017700000001:${port}/`,
  `http://127.0.0.1.:${port}/`,
  `http://１２７.０.０.１:${port}/`,
  `http://127。0。0。1:${port}/`,
  `http://%31%32%37.0.0.1:${port}/`,
  `http://0.0.0.0:${port}/`,
  `http://0:${port}/`,
  `http://127.255.255.254:${port}/`,
  `http://localhost:${port}/`,
  `http://LOCALHOST.:${port}/`,
  `http://[::1]:${port}/`,
  `http://[::]:${port}/`,
  `http://[0:0:0:0:0:0:0:1]:${port}/`,
  `http://[::ffff:127.0.0.1]:${port}/`,
  `http://[::ffff:7f00:1]:${port}/`,
  `http://[::127.0.0.1]:${port}/`,
  `http://[::ffff:0:127.0.0.1]:${port}/`,
  'http://[::ffff:169.254.169.254]/',
  'http://[::ffff:10.0.0.1]/',
  `http://[64:ff9b:1::7f00:1]:${port}/`,
  'http://[100::1]/',
  'http://[3fff::1]/',
  'http://[febf::1]/',
  `http://[64:ff9b::127.0.0.1]:${port}/`,
  `http://[2002:7f00:1::]:${port}/`,
  `http://[2001:0:7f00:1::]:${port}/`,
  'http://[fe80::1]/',
  'http://[fe80::1%25eth0]/',
  'http://[fc00::1]/',
  'http://[fd12:3456::1]/',
  'http://[fec0::1]/',
  'http://[ff02::1]/',
  'http://[2001:db8::1]/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://100.64.0.1/',
  'http://192.0.0.192/',
  'http://192.88.99.1/',
  'http://203.0.113.7/',
  'http://2852039166/latest/meta-data/',
  'http://0xa9fea9fe/',
  'http://0251.0376.0251.0376/',
  'http://169.254.43518/',
  'https://127.0.0.1.nip.example/',
  'http://198.18.0.1/',
  'http://224.0.0.1/',
  'http://240.0.0.1/',
  'http://255.255.255.255/',
  `http://rebound.example:${port}/`,
  `http://half.example:${port}/`,
  'http://six.example/',
  `http://mapped.example:${port}/`,
  'http://nowhere.example/',
  `http://user:password@public.example:${port}/`,
  `http://user@127.0.0.1:${port}/`,
  `http://public.example@127.0.0.1:${port}/`,
  `ftp://127.0.0.1:${port}/`,
  'file:///etc/passwd',
  'gopher://public.example/',
  'javascript:alert(1)',
  'data:text/plain,x',
  'http:',
  'http://',
  '//public.example/',
  '/hook',
  'not a url',
  '',
];

describe('A hostile address', () => {
  let fixture: Fixture;
  let receiver: Receiver;
  beforeAll(async () => {
    [fixture, receiver] = await Promise.all([openFixture(), startReceiver()]);
  });
  afterAll(() => Promise.all([fixture.stop(), receiver.stop()]));

  it('is refused with a reason, whatever its form', async () => {
    for (const url of hostile(receiver.port)) {
      const found = await findTarget(url, { resolve, allow: none });
      expect([url, found.kind, 'reason' in found && found.reason.length > 10]).toEqual([url, 'refused', true]);
    }
  });

  it('is not called even when it has come into the database', async () => {
    const sender = await fixture.openSender({ resolve, allow: none });
    const urls = hostile(receiver.port);
    const ids: string[] = [];
    for (const url of urls) ids.push((await fixture.addWebhook(url)).id);
    const { eventIds } = await fixture.commit([{ type: 'lead_created' }]);
    for (const id of ids) await sender.send(id);
    for (const id of ids) {
      const { state, lastAttempt } = await fixture.delivery(`${id}:${only(eventIds)}`);
      expect({ state, status: lastAttempt?.status }).toEqual({ state: 'pending', status: null });
      expect(lastAttempt?.reason).toMatch(/^the address /);
    }
    expect(receiver.hits).toEqual([]);
    expect(urls.length).toBeGreaterThanOrEqual(25);
  });

  it('cannot slip in after the check: the connection goes to the address that was checked', async () => {
    // The first answer is allowed, all later ones lead elsewhere; a second question would show as a failed connection.
    let asked = 0;
    const sender = await fixture.openSender({
      resolve: async () => [{ address: asked++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }],
    });
    const { id } = await fixture.addWebhook(`http://twofaced.example:${receiver.port}/`);
    await fixture.commit([{ type: 'lead_created' }]);
    await sender.send(id);
    expect(asked).toBe(1);
    expect(only(receiver.hits).headers.host).toBe(`twofaced.example:${receiver.port}`);
  });
});

describe('An address on the internet', () => {
  it.each([
    'https://public.example/hook?x=1',
    'http://public.example:8080/',
    'https://93.184.215.14/',
    'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/',
  ])('like %s may be called', async (url) => {
    expect((await findTarget(url, { resolve, allow: none })).kind).toBe('target');
  });

  it('is called at all the places that were checked and no others', async () => {
    const found = await findTarget('https://public.example/', { resolve, allow: none });
    expect(found).toMatchObject({ addresses: await resolve('public.example') });
  });
});
