import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { z } from 'zod';
import { type App, startApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { ProblemView } from '../../../src/http/problem.ts';
import { pageOf } from '../../../src/http/views/page-view.ts';
import { DeliveryView, NewWebhookView } from '../../../src/http/views/webhook-view.ts';
import { testDatabaseUri } from '../../support/mongod.ts';
import { dataFolder, ROOT } from '../../support/places.ts';
import { API_KEY } from '../../support/start-http.ts';
import { createTestClock, START, type TestClock } from '../../support/test-clock.ts';
import { until } from '../../support/until.ts';
import { only } from './fixture.ts';
import { type Receiver, startReceiver, verify } from './receiver.ts';

describe('From a customer to another system', () => {
  let app: App;
  let clock: TestClock;
  let receiver: Receiver;
  const start = (uri: string, mayCallUs: boolean) => {
    const config = readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      MONGODB_URI: uri,
      DATA_DIR: dataFolder(),
      INTENTS_DIR: `${ROOT}/intents`,
      FLOWS_DIR: `${ROOT}/flows`,
      API_KEY,
      OWNER_PASSWORD: 'correct horse',
    });
    return startApp({
      config,
      clock,
      log: pino({ level: 'silent' }),
      assets: { console: `${ROOT}/dist/console`, widget: `${ROOT}/dist/widget` },
      ...(mayCallUs && { allowWebhooksTo: (address: string) => address === '127.0.0.1' }),
    });
  };
  const ask = (path: string, body?: object, token = API_KEY) =>
    fetch(`http://127.0.0.1:${app.port}/api/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });

  beforeAll(async () => {
    clock = createTestClock();
    receiver = await startReceiver();
    app = await start(testDatabaseUri('webhooks_app'), true);
  });
  afterAll(async () => {
    await app.stop();
    await receiver.stop();
  });

  it('goes what was decided and what was sent, signed, once each', async () => {
    const made = await ask('/webhooks', { url: receiver.url, events: ['handed_off', 'message_sent'] });
    const { webhook, secret } = NewWebhookView.parse(await made.json());
    const opened = await ask('/webchat/sessions', { locale: 'ru' });
    const { token } = z.object({ token: z.string() }).parse(await opened.json());
    await ask('/webchat/messages', { id: 'm1', text: 'Позовите, пожалуйста, оператора' }, token);

    const told = () => receiver.hits.map(({ body }) => z.object({ type: z.string() }).parse(JSON.parse(body)).type);
    await until(() => told().includes('handed_off') && told().includes('message_sent'), 'both to be told');
    for (const hit of receiver.hits) verify(secret, hit, new Date(hit.timestamp * 1_000));
    const ids = receiver.hits.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Math.abs((receiver.hits[0]?.timestamp ?? 0) * 1_000 - START.getTime())).toBeLessThan(10 * 60_000);

    // What the customer's channel knows him by stays inside.
    const session = await app.store.webSessions.findOne({ _id: createHash('sha256').update(token).digest('hex') });
    const { chatId } = z.object({ chatId: z.string().min(5) }).parse(session);
    for (const { body } of receiver.hits) expect(body).not.toContain(chatId);

    const log = pageOf(DeliveryView).parse(await (await ask(`/webhooks/${webhook.id}/deliveries`)).json());
    const handedOff = only(log.items.filter(({ payload }) => payload.type === 'handed_off'));
    await until(
      async () => (await app.store.deliveries.findOne({ _id: handedOff.id }))?.state === 'sent',
      'the delivery to be settled',
    );
    const count = receiver.hits.length;
    expect((await ask(`/deliveries/${handedOff.id}/replay`, {})).status).toBe(202);
    await until(() => receiver.hits.length > count, 'the replay');
    expect(receiver.hits.at(-1)?.id).toBe(handedOff.id);
  });

  it('goes nothing into the own network when nobody has allowed it', async () => {
    const lenient = app;
    app = await start(testDatabaseUri('webhooks_strict'), false);
    const refused = await ask('/webhooks', { url: receiver.url });
    await app.stop();
    app = lenient;
    expect(refused.status).toBe(400);
    expect(ProblemView.parse(await refused.json()).detail).toContain('not public');
  });
});
