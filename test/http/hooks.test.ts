import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { ProblemView } from '../../src/http/problem.ts';
import { FullHookCallView, HookCallView, HookView, MadeView, SignedHookView } from '../../src/http/views/hook-view.ts';
import { pageOf } from '../../src/http/views/page-view.ts';
import { createHookDesk } from '../../src/integrations/webhooks/create-hook-desk.ts';
import { createSeal } from '../../src/store/seal.ts';
import { type HttpFixture, NOW, startHttp } from '../support/start-http.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
const DAY_MS = 24 * 3_600_000;

describe('Addresses for other programs', () => {
  let http: HttpFixture;
  let now = NOW;
  const signalled: string[] = [];
  beforeAll(async () => {
    const desk = createHookDesk(createSeal('the secret of this installation', 'hooks'));
    http = await startHttp({
      deps: {
        hooks: { ...desk, signal: (hookId) => void signalled.push(hookId) },
        clock: { now: () => now },
        limits: { hookCalls: 12 },
      },
    });
  });
  afterAll(() => http.stop());
  beforeEach(async () => {
    now = NOW;
    signalled.length = 0;
    await Promise.all([http.store.hooks.deleteMany({}), http.store.hookCalls.deleteMany({})]);
  });

  const ask = (method: string, path: string, body?: unknown) =>
    http.asApi(`/api/v1${path}`, {
      method,
      ...(body !== undefined && { headers: JSON_TYPE, body: JSON.stringify(body) }),
    });
  const make = async (body: object = {}): Promise<HookView> => {
    const response = await ask('POST', '/hooks', { title: 'Tilda', kind: 'lead', ...body });
    expect(response.status).toBe(201);
    return HookView.parse(await response.json());
  };
  const post = (hook: Pick<HookView, 'address'>, body: string, headers: Record<string, string> = JSON_TYPE) =>
    http.call(hook.address ?? '/hooks/none', { method: 'POST', headers, body });
  const detailOf = async (response: Response) => ProblemView.parse(await response.json()).detail;
  const hookNow = async ({ id }: HookView) => HookView.parse(await (await ask('GET', `/hooks/${id}`)).json());
  const Page = pageOf(HookCallView);

  it('are the owner’s alone', async () => {
    const cookie = await http.cookieOf('admin');
    const asked = [
      http.call('/api/v1/hooks', { headers: { cookie } }),
      http.post('/api/v1/hooks', { title: 'x', kind: 'lead' }, { cookie }),
      http.post('/api/v1/hooks/any/rotate', {}, { cookie }),
      http.call('/api/v1/hooks/any/calls', { headers: { cookie } }),
      http.post('/api/v1/hook-calls/any/replay', {}, { cookie }),
      http.post('/api/v1/hooks/try', { kind: 'lead', body: '' }, { cookie }),
    ];
    for (const response of await Promise.all(asked)) expect(response.status).toBe(403);
  });

  it('are made, changed and deleted; the secret part is in no log and not in the database as it is', async () => {
    const hook = await make({ source: 'tilda' });
    expect(hook).toMatchObject({ kind: 'lead', signed: false, system: 'shop', source: 'tilda', enabled: true });
    const token = hook.address?.split('/')[2] ?? '';
    expect(token).toMatch(/^[\w-]{32}$/u);
    await post(hook, '{"phone":"+79185550112"}');
    expect(http.logged()).not.toContain(token);
    expect(JSON.stringify(await http.store.hooks.find().toArray())).not.toContain(token);
    const mapping = { phone: 'tel', name: '' };
    const changed = HookView.parse(await (await ask('PATCH', `/hooks/${hook.id}`, { title: 'Сайт', mapping })).json());
    expect(changed).toMatchObject({ title: 'Сайт', mapping, address: hook.address, lastCallAt: NOW.toISOString() });
    expect((await ask('DELETE', `/hooks/${hook.id}`)).status).toBe(200);
    expect((await ask('GET', `/hooks/${hook.id}`)).status).toBe(404);
  });

  it.each([
    [{}, 'body.title'],
    [{ title: 'x', kind: 'wish' }, 'body.kind'],
    [{ title: 'x', kind: 'lead', mapping: { shoe: 'a' } }, 'body.mapping'],
    [{ title: 'x', kind: 'order', offerId: 'nothing' }, 'body.offerId'],
    [{ title: 'x', kind: 'lead', tokenDigest: 'mine' }, 'body'],
  ])('refuse %j and name the field', async (body, field) => {
    const response = await ask('POST', '/hooks', body);
    expect(response.status).toBe(400);
    const { errors = [] } = ProblemView.parse(await response.json());
    expect(errors.some(({ path }) => path.startsWith(field))).toBe(true);
    expect(await http.store.hooks.countDocuments()).toBe(0);
  });

  it('keep a call as it came before they answer, and wake whoever applies it', async () => {
    const hook = await make();
    const body = 'Name=%D0%90%D0%BD%D0%BD%D0%B0&Phone=89185550112&tranid=7:1';
    const response = await post(hook, body, FORM_TYPE);
    expect(response.status).toBe(200);
    const { status, id } = z.object({ status: z.string(), id: z.string() }).parse(await response.json());
    expect(status).toBe('accepted');
    expect(signalled).toEqual([hook.id]);
    const row = await http.store.hookCalls.findOne({ _id: id });
    expect(row).toMatchObject({ body, form: 'form', state: 'waiting', key: '7:1', keyFrom: 'field', at: NOW });
    const full = FullHookCallView.parse(await (await ask('GET', `/hook-calls/${id}`)).json());
    expect(full).toMatchObject({ body, now: { made: { kind: 'lead', name: 'Анна', phone: '+79185550112' } } });
  });

  it('take the same call once: by header, by field, by its bytes within a day, however often and fast it comes', async () => {
    const hook = await make();
    const statusOf = async (response: Response) => z.object({ status: z.string() }).parse(await response.json()).status;
    const sent = await Promise.all(
      Array.from({ length: 5 }, () => post(hook, '{"phone":"1"}', { ...JSON_TYPE, 'idempotency-key': 'k-1' })),
    );
    expect((await Promise.all(sent.map(statusOf))).sort()).toEqual(['accepted', ...Array(4).fill('repeated')]);
    expect(await statusOf(await post(hook, '{"phone":"other"}', { ...JSON_TYPE, 'idempotency-key': 'k-1' }))).toBe(
      'repeated',
    );
    expect(await statusOf(await post(hook, '{"phone":"2"}'))).toBe('accepted');
    now = new Date(NOW.getTime() + DAY_MS - 1);
    expect(await statusOf(await post(hook, '{"phone":"2"}'))).toBe('repeated');
    now = new Date(NOW.getTime() + DAY_MS);
    expect(await statusOf(await post(hook, '{"phone":"2"}'))).toBe('accepted');
    expect(await statusOf(await post(hook, '{"phone":"2"}'))).toBe('repeated');
    expect(await http.store.hookCalls.countDocuments()).toBe(3);
    const listed = async (query: string) =>
      Page.parse(await (await ask('GET', `/hooks/${hook.id}/calls?${query}`)).json()).items;
    expect((await listed('state=repeated')).map(({ repeats }) => repeats).sort()).toEqual([1, 1, 5]);
    expect(await listed('state=refused')).toEqual([]);
    expect(await listed('limit=2')).toHaveLength(2);
    expect((await hookNow(hook)).lately).toEqual({ applied: 0, refused: 0, waiting: 3 });
  });

  it('tell the sender what cannot be read, and the owner too, as it came', async () => {
    const hook = await make();
    const response = await post(hook, '{"phone":');
    expect(response.status).toBe(400);
    expect(await detailOf(response)).toBe('The body is not JSON.');
    const { items } = Page.parse(await (await ask('GET', `/hooks/${hook.id}/calls?state=refused`)).json());
    expect(items).toMatchObject([{ reason: { code: 'unreadable' }, preview: '{"phone":' }]);
    expect(signalled).toEqual([]);
  });

  it('take signed calls alone where that is set: not without, not by another secret, not altered, not old', async () => {
    const hook = await make();
    const signed = SignedHookView.parse(await (await ask('POST', `/hooks/${hook.id}/secret`)).json());
    expect(signed.hook.signed).toBe(true);
    expect(JSON.stringify(await http.store.hooks.find().toArray())).not.toContain(signed.secret.slice(6));
    const body = '{"phone":"+79185550112"}';
    const headers = (at: Date, secret = signed.secret) => ({
      ...JSON_TYPE,
      'webhook-id': 'msg-1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': `v1,AAAA ${new Webhook(secret).sign('msg-1', at, body)}`,
    });
    const other = createHookDesk(createSeal('x', 'y')).newSecret('z').secret;
    const refused: [Record<string, string>, string, RegExp][] = [
      [JSON_TYPE, body, /missing/],
      [headers(NOW, other), body, /wrong/],
      [headers(NOW), body.replace('0112', '0113'), /wrong/],
      [{ ...headers(NOW), 'webhook-id': 'msg-2' }, body, /wrong/],
      [{ ...headers(NOW), 'webhook-timestamp': 'soon' }, body, /wrong/],
      [headers(new Date(NOW.getTime() - 301_000)), body, /older than five minutes/],
    ];
    for (const [given, text, why] of refused) {
      const response = await post(hook, text, given);
      expect(response.status).toBe(401);
      expect(await detailOf(response)).toMatch(why);
    }
    expect(await http.store.hookCalls.countDocuments()).toBe(0);
    expect((await hookNow(hook)).turnedAway).toMatchObject({
      count: refused.length,
      why: expect.stringContaining('older'),
    });
    const recorded = headers(new Date(NOW.getTime() - 299_000));
    expect((await post(hook, body, recorded)).status).toBe(200);
    // What was signed says that it is the same call, whatever else is put beside it.
    const replayed = await post(hook, body, { ...recorded, 'idempotency-key': 'another' });
    expect(await replayed.json()).toMatchObject({ status: 'repeated' });
    await ask('PATCH', `/hooks/${hook.id}`, { signed: false });
    expect((await post(hook, body)).status).toBe(200);
  });

  it('are good for nothing once rotated, switched off or deleted, and a deleted one that is still called is shown', async () => {
    const hook = await make();
    const rotated = HookView.parse(await (await ask('POST', `/hooks/${hook.id}/rotate`)).json());
    expect(rotated.address).not.toBe(hook.address);
    expect((await post(hook, '{}')).status).toBe(404);
    await ask('PATCH', `/hooks/${hook.id}`, { enabled: false });
    expect((await post(rotated, '{}')).status).toBe(409);
    await ask('DELETE', `/hooks/${hook.id}`);
    const List = pageOf(HookView);
    const listed = async () => List.parse(await (await ask('GET', '/hooks')).json()).items;
    expect(await listed()).toEqual([]);
    const late = await post(rotated, '{"phone":"+79185550112"}');
    expect(late.status).toBe(410);
    expect(await detailOf(late)).toContain('deleted');
    expect(await listed()).toMatchObject([
      { id: hook.id, deletedAt: NOW.toISOString(), address: null, turnedAway: { count: 1 } },
    ]);
    expect(await http.store.hookCalls.countDocuments()).toBe(0);
  });

  it('turn away what is too large, of another type, or comes too often, and say why', async () => {
    const hook = await make();
    expect((await post(hook, `{"a":"${'x'.repeat(262_144)}"}`)).status).toBe(413);
    expect((await post(hook, '<a/>', { 'content-type': 'application/xml' })).status).toBe(415);
    expect((await hookNow(hook)).turnedAway).toMatchObject({ count: 2 });
    expect((await post({ address: '/hooks/nobody-knows-it' }, '{}')).status).toBe(404);
    expect((await http.call(hook.address ?? '', { method: 'GET' })).status).toBe(405);
    const answers = await Promise.all(Array.from({ length: 14 }, (_, n) => post(hook, `{"phone":"${n}"}`)));
    const tooMany = answers.filter(({ status }) => status === 429);
    expect(tooMany).toHaveLength(3);
    expect(Number(tooMany[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post(await make(), '{}')).status).toBe(200);
  });

  it('show what would be made of an example, and make nothing', async () => {
    const tried = async (body: object) => MadeView.parse(await (await ask('POST', '/hooks/try', body)).json());
    const json = await tried({ kind: 'lead', title: 'Сайт', body: '{"client":{"tel":"89185550112"},"size":"XL"}' });
    expect(json.fields).toEqual([
      { path: 'client.tel', value: '89185550112' },
      { path: 'size', value: 'XL' },
    ]);
    expect(json.found).toEqual([{ field: 'phone', path: 'client.tel', value: '89185550112' }]);
    expect(json.made).toMatchObject({ kind: 'lead', phone: '+79185550112', text: expect.stringContaining('size: XL') });
    const mapped = await tried({ kind: 'lead', mapping: { phone: '', name: 'size' }, body: 'tel=1&size=XL' });
    expect(mapped.found).toEqual([{ field: 'name', path: 'size', value: 'XL' }]);
    expect(await tried({ kind: 'payment', body: '{}' })).toMatchObject({ made: null, refused: { code: 'no_number' } });
    expect(await http.store.hookCalls.countDocuments()).toBe(0);
  });

  it('let a refused call be applied again, one or all, and no other', async () => {
    const hook = await make();
    for (const phone of ['1', '2', '3']) await post(hook, JSON.stringify({ phone }));
    const rows = await http.store.hookCalls.find().sort({ _id: 1 }).toArray();
    const [first, second] = rows;
    await http.store.hookCalls.updateMany({}, { $set: { state: 'refused', tries: 3 } });
    await http.store.hookCalls.updateOne({ _id: second?._id ?? '' }, { $set: { state: 'applied' } });
    const replay = (id = '') => ask('POST', `/hook-calls/${id}/replay`);
    expect((await replay(first?._id)).status).toBe(202);
    expect((await replay(first?._id)).status).toBe(409);
    expect((await replay(second?._id)).status).toBe(409);
    expect((await replay('nothing')).status).toBe(404);
    expect(await (await ask('POST', `/hooks/${hook.id}/replay`)).json()).toEqual({ count: 1 });
    expect(await http.store.hookCalls.countDocuments({ state: 'waiting', tries: 0 })).toBe(2);
    expect(signalled.length).toBeGreaterThan(3);
  });
});
