import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CAPABILITIES } from '../../src/domain/capabilities/table.ts';
import { createChannelBook } from '../../src/engine/channel-book.ts';
import type { Channel, WebhookAnswer, WebhookRequest } from '../../src/engine/ports.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';

const SECRET = 'hook-3f9a-secret-path';

describe('A webhook', () => {
  let http: HttpFixture;
  const calls: WebhookRequest[] = [];
  let answer: WebhookAnswer = { status: 200 };
  const numbers: string[] = [];
  let busy: string | null = null;
  beforeAll(async () => {
    const base = {
      capabilities: CAPABILITIES.whatsapp_web,
      async start() {},
      async stop() {},
      send: async () => ({ kind: 'sent' as const, providerMessageId: '1' }),
      async typing() {},
    };
    const telegram: Channel = {
      ...base,
      id: 'telegram:1',
      kind: 'telegram',
      webhookPath: SECRET,
      async webhook(request) {
        calls.push(request);
        return answer;
      },
    };
    const number = (id: string): Channel => ({
      ...base,
      id: `whatsapp:${id}`,
      kind: 'whatsapp',
      webhookPath: id,
      async webhook() {
        numbers.push(id);
        return { status: id === busy ? 503 : 200 };
      },
    });
    const polling: Channel = { ...base, id: 'telegram:2', kind: 'telegram', webhookPath: null };
    http = await startHttp({
      deps: { channels: createChannelBook([polling, telegram, ...['101', '102', '103'].map(number)]) },
    });
  });
  afterAll(() => http.stop());

  const call = (path: string, body: RequestInit['body'] = '{}') =>
    http.call(path, { method: 'POST', body: body ?? null, headers: { 'x-telegram-bot-api-secret-token': 'token' } });

  it.each([
    '/webhooks/telegram/null',
    '/webhooks/telegram/wrong',
    `/webhooks/telegram/${SECRET.slice(0, -1)}`,
    `/webhooks/telegram/${SECRET}/more`,
    `/webhooks/whatsapp/${SECRET}`,
    `/webhooks/pigeon/${SECRET}`,
    '/webhooks/telegram/',
  ])('is not there at %s', async (path) => {
    const response = await call(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(calls).toEqual([]);
  });

  it('is only posted to', async () => {
    expect((await http.call(`/webhooks/telegram/${SECRET}`)).status).toBe(404);
  });

  it('above 1 MB is refused unread', async () => {
    expect((await call(`/webhooks/telegram/${SECRET}`, 'a'.repeat(1_100_000))).status).toBe(413);
    expect(calls).toEqual([]);
  });

  it('hands its channel the bytes as they came, and the headers', async () => {
    const body = '{ "update_id":1,\r\n"text":"привет"  }';
    const response = await call(`/webhooks/telegram/${SECRET}`, body);
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(calls.at(-1)?.body.toString()).toBe(body);
    expect(calls.at(-1)?.headers['x-telegram-bot-api-secret-token']).toBe('token');
  });

  it.each([400, 401, 413, 503] as const)('passes on the %i of its channel', async (status) => {
    answer = { status };
    expect((await call(`/webhooks/telegram/${SECRET}`)).status).toBe(status);
    answer = { status: 200 };
  });

  it('of one number of an app is told to its other numbers, too, when it is about them, and comes again when one could not keep it', async () => {
    const about = (...ids: string[]) =>
      JSON.stringify({
        entry: [{ id: '9', changes: ids.map((id) => ({ value: { metadata: { phone_number_id: id } } })) }],
      });
    expect((await call('/webhooks/whatsapp/101', about('101', '102'))).status).toBe(200);
    expect(numbers.splice(0)).toEqual(['101', '102']);
    busy = '103';
    expect((await call('/webhooks/whatsapp/101', about('103'))).status).toBe(503);
    expect(numbers.splice(0)).toEqual(['101', '103']);
    for (const nonsense of ['', '[]', '{"entry":[{"changes":[{"value":{"metadata":7}}]}]}', '{"entry":7}']) {
      expect((await call('/webhooks/whatsapp/102', nonsense)).status).toBe(200);
    }
    expect(new Set(numbers)).toEqual(new Set(['102']));
  });

  it('leaves its secret path out of log and metrics', async () => {
    await call(`/webhooks/telegram/${SECRET}`);
    await call(`/webhooks/telegram/wrong-${SECRET}`);
    const metrics = await (await http.call('/metrics')).text();
    expect(http.logged()).toContain('/webhooks/:kind/:path');
    expect(http.logged() + metrics).not.toContain(SECRET);
    expect(metrics).toContain('voronka_webhooks_total{kind="telegram",status="200"}');
  });
});
