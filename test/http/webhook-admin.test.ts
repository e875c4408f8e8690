import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { DEFAULT_WEBHOOK_EVENTS, deliveriesOf } from '../../src/domain/webhook.ts';
import { ProblemView } from '../../src/http/problem.ts';
import { pageOf } from '../../src/http/views/page-view.ts';
import { DeliveryView, NewWebhookView, WebhookView } from '../../src/http/views/webhook-view.ts';
import { createWebhooks } from '../../src/integrations/webhooks/create-webhooks.ts';
import { toDocument } from '../../src/store/document.ts';
import { createSeal } from '../../src/store/seal.ts';
import { buildEvent } from '../support/build-event.ts';
import { type HttpFixture, NOW, startHttp } from '../support/start-http.ts';

const URL_OF_OTHERS = 'https://public.example/hook';

/** The part that HTTP asks; nothing is sent here. */
const desk = createWebhooks({
  book: {
    waiting: async () => [],
    claim: async () => null,
    settle: async () => true,
    disableGone: async () => {},
    noteHealth: async () => false,
  },
  seal: createSeal('the secret of this installation', 'webhooks'),
  clock: { now: () => NOW, random: () => 0, newId: () => 'unused' },
  // Never spoken to: no delivery is claimed.
  log: Object.create(null),
  resolve: async (host) => {
    if (host !== 'public.example') throw new Error('ENOTFOUND');
    return [{ address: '93.184.215.14', family: 4 }];
  },
});

describe('The API of webhooks', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp({ deps: { webhooks: desk } });
  });
  afterAll(() => http.stop());
  beforeEach(async () => {
    await Promise.all([http.store.webhooks.deleteMany({}), http.store.deliveries.deleteMany({})]);
  });

  const ask = (method: string, path: string, body?: unknown) =>
    http.asApi(`/api/v1${path}`, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  const make = async (body: object = { url: URL_OF_OTHERS }) => {
    const response = await ask('POST', '/webhooks', body);
    expect(response.status).toBe(201);
    return NewWebhookView.parse(await response.json());
  };
  /** Rows as so many commits would have left them, a minute apart. */
  async function addDeliveries(webhookId: string, count = 1): Promise<string[]> {
    const rows = Array.from({ length: count }, (_, index) => {
      const at = new Date(NOW.getTime() + index * 60_000);
      return buildEvent({ type: 'lead_created' }, { id: `e-${index}`, at });
    }).flatMap((event) => deliveriesOf([{ id: webhookId, events: ['lead_created'] }], [event]));
    await http.store.deliveries.insertMany(rows.map(toDocument));
    return rows.map(({ id }) => id);
  }

  it.each(['admin', 'operator', 'viewer'] as const)('is closed to the role %s', async (role) => {
    const cookie = await http.cookieOf(role);
    const asked = [
      http.call('/api/v1/webhooks', { headers: { cookie } }),
      http.post('/api/v1/webhooks', { url: URL_OF_OTHERS }, { cookie }),
      http.call('/api/v1/webhooks/any', { method: 'DELETE', headers: { cookie } }),
      http.call('/api/v1/webhooks/any/deliveries', { headers: { cookie } }),
      http.post('/api/v1/deliveries/any/replay', {}, { cookie }),
    ];
    for (const response of await Promise.all(asked)) expect(response.status).toBe(403);
    expect(await http.store.webhooks.countDocuments()).toBe(0);
  });

  it('is open to the owner by session', async () => {
    const cookie = await http.cookieOf('owner');
    expect((await http.call('/api/v1/webhooks', { headers: { cookie } })).status).toBe(200);
  });

  it('makes a webhook for the usual events and shows its secret in this answer alone', async () => {
    const { webhook, secret } = await make();
    expect(webhook).toEqual({
      id: expect.any(String),
      url: URL_OF_OTHERS,
      events: [...DEFAULT_WEBHOOK_EVENTS],
      enabled: true,
      disabledBy: null,
      failing: null,
      oldSecretUntil: null,
      lately: { sent: 0, failed: 0, pending: 0 },
      createdAt: NOW.toISOString(),
    });
    expect(secret).toMatch(/^whsec_/);
    await addDeliveries(webhook.id);
    const later = await Promise.all([
      ask('GET', '/webhooks'),
      ask('GET', `/webhooks/${webhook.id}`),
      ask('PATCH', `/webhooks/${webhook.id}`, { enabled: true }),
      ask('GET', `/webhooks/${webhook.id}/deliveries`),
    ]);
    const texts = await Promise.all(later.map((response) => response.text()));
    const row = await http.store.webhooks.findOne({ _id: webhook.id });
    for (const text of [...texts, http.logged()]) {
      expect(text).not.toContain(secret.slice(6));
      expect(text).not.toContain(row?.sealedSecret);
    }
    expect(JSON.stringify(row)).not.toContain(secret.slice(6));
    expect(desk.newSecret(webhook.id).secret).not.toBe(secret);
  });

  it.each([
    [{}, 'body.url'],
    [{ url: 7 }, 'body.url'],
    [{ url: { $ne: null } }, 'body.url'],
    [{ url: '   ' }, 'body.url'],
    [{ url: `https://public.example/${'x'.repeat(2_000)}` }, 'body.url'],
    [{ url: 'public.example/hook' }, 'body.url'],
    [{ url: 'ftp://public.example/' }, 'body.url'],
    [{ url: 'https://user:password@public.example/' }, 'body.url'],
    [{ url: 'https://nowhere.example/' }, 'body.url'],
    [{ url: 'http://127.0.0.1:3000/' }, 'body.url'],
    [{ url: 'http://169.254.169.254/latest/meta-data' }, 'body.url'],
    [{ url: URL_OF_OTHERS, events: [] }, 'body.events'],
    [{ url: URL_OF_OTHERS, events: ['lead_created', 'lead_vanished'] }, 'body.events.1'],
    [{ url: URL_OF_OTHERS, events: 'lead_created' }, 'body.events'],
    [{ url: URL_OF_OTHERS, enabled: 'yes' }, 'body.enabled'],
  ])('refuses %j and names the field and the reason', async (body, field) => {
    const response = await ask('POST', '/webhooks', body);
    expect(response.status).toBe(400);
    const { errors = [] } = ProblemView.parse(await response.json());
    expect(errors.map(({ path }) => path)).toEqual([field]);
    expect(errors[0]?.reason.length).toBeGreaterThan(5);
    expect(await http.store.webhooks.countDocuments()).toBe(0);
  });

  it('has an end of webhooks', async () => {
    for (let index = 0; index < 20; index++) await make();
    const response = await ask('POST', '/webhooks', { url: URL_OF_OTHERS });
    expect(response.status).toBe(409);
  });

  it('changes what is named and leaves the rest; on again means no longer gone', async () => {
    const { webhook } = await make({ url: URL_OF_OTHERS, events: ['no_show', 'no_show'] });
    expect(webhook.events).toEqual(['no_show']);
    await http.store.webhooks.updateOne({ _id: webhook.id }, { $set: { enabled: false, disabledBy: 'gone' } });
    const changed = await ask('PATCH', `/webhooks/${webhook.id}`, { events: ['handed_off'] });
    expect(WebhookView.parse(await changed.json())).toEqual({
      ...webhook,
      events: ['handed_off'],
      enabled: false,
      disabledBy: 'gone',
    });
    const on = await ask('PATCH', `/webhooks/${webhook.id}`, { enabled: true, sealedSecret: 'mine', id: 'mine' });
    expect(WebhookView.parse(await on.json())).toEqual({ ...webhook, events: ['handed_off'] });
    const row = await http.store.webhooks.findOne({ _id: webhook.id });
    expect(row?.sealedSecret).not.toBe('mine');
  });

  it('does not change to an address that may not be called', async () => {
    const { webhook } = await make();
    const response = await ask('PATCH', `/webhooks/${webhook.id}`, { url: 'http://[::1]/' });
    expect(response.status).toBe(400);
    expect(ProblemView.parse(await response.json()).detail).toBe('body.url: leads to an address that is not public');
    expect((await http.store.webhooks.findOne({ _id: webhook.id }))?.url).toBe(URL_OF_OTHERS);
  });

  it('deletes a webhook with its log', async () => {
    const { webhook } = await make();
    await addDeliveries(webhook.id, 3);
    expect((await ask('DELETE', `/webhooks/${webhook.id}`)).status).toBe(200);
    expect(await http.store.deliveries.countDocuments()).toBe(0);
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['PATCH', ''],
      ['GET', '/deliveries'],
    ] as const) {
      const again = await ask(method, `/webhooks/${webhook.id}${path}`, method === 'PATCH' ? {} : undefined);
      expect(again.status).toBe(404);
    }
  });

  it('pages through the log, latest first', async () => {
    const { webhook } = await make();
    const ids = await addDeliveries(webhook.id, 5);
    await addDeliveries('another');
    const Page = pageOf(DeliveryView);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const after: string = cursor && `&cursor=${cursor}`;
      const page = Page.parse(await (await ask('GET', `/webhooks/${webhook.id}/deliveries?limit=2${after}`)).json());
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen).toEqual(ids.reverse());
  });

  it('shows by state and by event what was sent, one delivery by itself, and how much gets through', async () => {
    const { webhook } = await make();
    const [first = '', second = ''] = await addDeliveries(webhook.id, 3);
    await http.store.deliveries.updateOne({ _id: first }, { $set: { state: 'failed' } });
    await http.store.deliveries.updateOne({ _id: second }, { $set: { state: 'sent' } });
    const listed = async (query: string) =>
      pageOf(DeliveryView)
        .parse(await (await ask('GET', `/webhooks/${webhook.id}/deliveries?${query}`)).json())
        .items.map(({ id }) => id);
    expect(await listed('state=failed')).toEqual([first]);
    expect(await listed('state=sent&event=lead_created')).toEqual([second]);
    expect(await listed('event=no_show')).toEqual([]);
    expect((await ask('GET', `/webhooks/${webhook.id}/deliveries?state=lost`)).status).toBe(400);
    expect(DeliveryView.parse(await (await ask('GET', `/deliveries/${first}`)).json()).id).toBe(first);
    expect((await ask('GET', '/deliveries/nothing')).status).toBe(404);
    const shown = WebhookView.parse(await (await ask('GET', `/webhooks/${webhook.id}`)).json());
    expect(shown.lately).toEqual({ sent: 1, failed: 1, pending: 1 });
  });

  it('gives a new secret, shown once, and says until when the old one signs', async () => {
    const { webhook, secret } = await make();
    const rotated = NewWebhookView.parse(await (await ask('POST', `/webhooks/${webhook.id}/rotate-secret`)).json());
    expect(rotated.secret).toMatch(/^whsec_/);
    expect(rotated.secret).not.toBe(secret);
    expect(rotated.webhook.oldSecretUntil).toBe(new Date(NOW.getTime() + 24 * 3_600_000).toISOString());
    const row = await http.store.webhooks.findOne({ _id: webhook.id });
    expect(JSON.stringify(row)).not.toContain(rotated.secret.slice(6));
    expect((await ask('POST', '/webhooks/nothing/rotate-secret')).status).toBe(404);
  });

  it('sends an example of an event, marked as a test', async () => {
    const { webhook } = await make({ url: URL_OF_OTHERS, events: ['appointment_booked'] });
    const response = await ask('POST', `/webhooks/${webhook.id}/test`, {});
    expect(response.status).toBe(202);
    const delivery = DeliveryView.parse(await response.json());
    expect(delivery).toMatchObject({
      state: 'pending',
      payload: { type: 'appointment_booked', test: true, data: { body: { serviceId: 'example-serviceId' } } },
    });
    expect(await http.store.deliveries.countDocuments({ _id: delivery.id })).toBe(1);
    await ask('PATCH', `/webhooks/${webhook.id}`, { enabled: false });
    expect((await ask('POST', `/webhooks/${webhook.id}/test`, { event: 'no_show' })).status).toBe(409);
    expect((await ask('POST', `/webhooks/${webhook.id}/test`, { event: 'lead_vanished' })).status).toBe(400);
  });

  it('sends again what has failed since a moment; all of it only when a moment is named', async () => {
    const { webhook } = await make();
    await addDeliveries(webhook.id, 3);
    await http.store.deliveries.updateMany({}, { $set: { state: 'failed', attempts: 10 } });
    const replay = async (body: object) => {
      const response = await ask('POST', `/webhooks/${webhook.id}/replay`, body);
      return { status: response.status, body: await response.json() };
    };
    const since = new Date(NOW.getTime() + 60_000).toISOString();
    expect(await replay({ what: 'failed', since })).toEqual({ status: 202, body: { count: 2 } });
    expect(await replay({ what: 'failed' })).toEqual({ status: 202, body: { count: 1 } });
    expect(await replay({ what: 'all' })).toMatchObject({ status: 400, body: { errors: [{ path: 'body.since' }] } });
    expect(await http.store.deliveries.countDocuments({ state: 'pending', attempts: 0 })).toBe(3);
  });

  it('sends again on request, under the same id, unless it is being sent', async () => {
    const { webhook } = await make();
    const [id = ''] = await addDeliveries(webhook.id);
    await http.store.deliveries.updateOne({ _id: id }, { $set: { state: 'failed', attempts: 8 } });
    const replay = () => ask('POST', `/deliveries/${id}/replay`);
    const replayed = await replay();
    expect(replayed.status).toBe(202);
    expect(DeliveryView.parse(await replayed.json())).toMatchObject({
      id,
      state: 'pending',
      attempts: 0,
      nextTryAt: NOW.toISOString(),
    });
    const until = new Date(NOW.getTime() + 1);
    await http.store.deliveries.updateOne({ _id: id }, { $set: { lease: { token: 't', until } } });
    expect((await replay()).status).toBe(409);
    await http.store.deliveries.updateOne({ _id: id }, { $set: { lease: null } });
    await ask('PATCH', `/webhooks/${webhook.id}`, { enabled: false });
    const off = await replay();
    expect(off.status).toBe(409);
    expect(z.object({ detail: z.string() }).parse(await off.json()).detail).toContain('off');
    expect((await ask('POST', '/deliveries/nothing/replay')).status).toBe(404);
  });
});
