import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createChannelBook } from '../../src/engine/channel-book.ts';
import { ChannelView } from '../../src/http/views/channel-view.ts';
import { pageOf } from '../../src/http/views/page-view.ts';
import { ResentView, UndeliveredView } from '../../src/http/views/undelivered-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildMessage } from '../support/build-message.ts';
import { buildOutgoing } from '../support/build-outgoing.ts';
import { createFakeChannel } from '../support/start-engine.ts';
import { type HttpFixture, NOW, startHttp } from '../support/start-http.ts';

const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

describe('Undelivered lines over HTTP', () => {
  let http: HttpFixture;
  let owner: { cookie: string };
  beforeAll(async () => {
    http = await startHttp({ deps: { channels: createChannelBook([createFakeChannel()]) } });
    const { store } = http;
    owner = { cookie: await http.cookieOf('owner') };
    await store.contacts.insertOne(toDocument(buildContact({ name: 'Анна', phone: '+79181234567' })));
    await store.dialogs.insertMany([
      toDocument(buildDialog({ channelId: 'telegram:1', lastInboundAt: minutesAgo(7) })),
      toDocument(buildDialog({ id: 'dialog-2', mode: 'closed', lastInboundAt: minutesAgo(90) })),
    ]);
    const line = (seq: number, state: 'failed' | 'uncertain' | 'dropped' | 'queued', dialogId = 'dialog-1') =>
      toDocument(
        buildMessage({
          id: `${state}-${seq}`,
          dialogId,
          seq,
          author: 'operator',
          operatorId: 'mate-1',
          at: minutesAgo(60 - seq),
          delivery: { state, reason: 'no route' },
          outgoing: buildOutgoing({ caught: state === 'uncertain' ? 2 : 0 }),
        }),
      );
    await store.messages.insertMany([
      line(1, 'failed'),
      line(2, 'failed'),
      line(3, 'failed', 'dialog-2'),
      line(4, 'uncertain'),
      line(5, 'dropped'),
      line(6, 'queued'),
    ]);
  });
  afterAll(() => http.stop());
  beforeEach(() => {
    http.engine.asked = [];
    http.engine.nextActed = { kind: 'done', dialog: buildDialog() };
  });

  const list = async (query = '') =>
    pageOf(UndeliveredView).parse(await (await http.asApi(`/api/v1/undelivered${query}`)).json());

  it('are listed with whom they were for, why, and whether anything can be done', async () => {
    const page = await list('?limit=2');
    expect(page.items).toEqual([
      {
        id: 'uncertain-4',
        dialogId: 'dialog-1',
        dialogMode: 'bot',
        contact: { id: 'contact-1', name: 'Анна', phone: '+79181234567' },
        channelId: 'telegram:1',
        channelKind: 'telegram',
        author: 'operator',
        operator: { id: 'mate-1', name: 'Ольга' },
        text: 'Строка 4',
        state: 'uncertain',
        reason: 'no route',
        attempts: 5,
        caught: 2,
        at: minutesAgo(56).toISOString(),
      },
      expect.objectContaining({ id: 'failed-3', dialogMode: 'closed' }),
    ]);
    const rest = await list(`?cursor=${page.next}`);
    expect(rest.items.map(({ id }) => id)).toEqual(['failed-2', 'failed-1']);
    expect(rest.next).toBeNull();
    expect((await list('?state=dropped')).items.map(({ id }) => id)).toEqual(['dropped-5']);
    expect((await list('?channel=telegram:2')).items).toEqual([]);
  });

  it.each(['?state=sent', '?state=', '?cursor=nonsense', '?channel=%00', '?other=1'])('refuse %s', async (query) => {
    expect((await http.asApi(`/api/v1/undelivered${query}`)).status).toBe(400);
  });

  it('are sent again and let go as the actions of whoever asks', async () => {
    const user = await http.auth.session(owner.cookie);
    expect((await http.post('/api/v1/messages/failed-1/resend', {}, owner)).status).toBe(200);
    expect((await http.asApi('/api/v1/messages/uncertain-4/let-go', { method: 'POST' })).status).toBe(200);
    expect(http.engine.asked).toEqual([
      {
        dialogId: 'dialog-1',
        actor: { kind: 'operator', id: user?.user.id },
        actions: [{ kind: 'resend', messageId: 'failed-1' }],
      },
      { dialogId: 'dialog-1', actor: { kind: 'api' }, actions: [{ kind: 'let_go', messageId: 'uncertain-4' }] },
    ]);
  });

  it('tell why they are not', async () => {
    http.engine.nextActed = { kind: 'refused', reason: 'It has gone out already.' };
    const refused = await http.asApi('/api/v1/messages/failed-1/resend', { method: 'POST' });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ detail: 'It has gone out already.' });
    expect((await http.asApi('/api/v1/messages/nobody/resend', { method: 'POST' })).status).toBe(404);
  });

  it('are read by viewers and not touched by them', async () => {
    const cookie = await http.cookieOf('viewer');
    expect((await http.call('/api/v1/undelivered', { headers: { cookie } })).status).toBe(200);
    for (const path of ['messages/failed-1/resend', 'messages/failed-1/let-go', 'undelivered/resend']) {
      expect((await http.post(`/api/v1/${path}`, {}, { cookie })).status).toBe(403);
    }
    expect(http.engine.asked).toEqual([]);
  });

  it('are sent again by the dialog, the failed ones alone, and what is refused is told', async () => {
    const act = http.engine.act;
    http.engine.act = async (request) =>
      request.dialogId === 'dialog-2' ? { kind: 'refused', reason: 'The dialog is closed.' } : act(request);
    const answer = await http.post('/api/v1/undelivered/resend', { channelId: 'telegram:1' }, owner);
    http.engine.act = act;
    expect(ResentView.parse(await answer.json())).toEqual({
      resent: 2,
      refused: [{ id: 'failed-3', reason: 'The dialog is closed.' }],
      more: false,
    });
    expect(http.engine.asked.map(({ actions }) => actions)).toEqual([
      [
        { kind: 'resend', messageId: 'failed-1' },
        { kind: 'resend', messageId: 'failed-2' },
      ],
    ]);
  });

  it('are sent again from a moment on, or of another state', async () => {
    const resend = async (body: object) => {
      const answer = await http.post('/api/v1/undelivered/resend', body, owner);
      return ResentView.parse(await answer.json()).resent;
    };
    expect(await resend({ since: minutesAgo(58).toISOString() })).toBe(2);
    expect(await resend({ state: 'uncertain' })).toBe(1);
    expect(await resend({ channelId: 'telegram:2' })).toBe(0);
    expect((await http.post('/api/v1/undelivered/resend', { since: 'yesterday' }, owner)).status).toBe(400);
    expect((await http.post('/api/v1/undelivered/resend', { all: true }, owner)).status).toBe(400);
  });

  it('are marked in their thread only when they may have come twice', async () => {
    await http.store.messages.insertOne(
      toDocument(buildMessage({ seq: 7, delivery: { state: 'sent' }, outgoing: buildOutgoing({ caught: 1 }) })),
    );
    const answer = await http.asApi('/api/v1/dialogs/dialog-1/messages');
    const { items } = z
      .object({ items: z.array(z.object({ seq: z.number(), mayBeTwice: z.boolean().optional() })) })
      .parse(await answer.json());
    expect(items.filter(({ mayBeTwice }) => mayBeTwice).map(({ seq }) => seq)).toEqual([7]);
  });
});

describe('Channels over HTTP', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp({ deps: { channels: createChannelBook([createFakeChannel()]) } });
    await http.store.dialogs.insertOne(
      toDocument(buildDialog({ channelId: 'telegram:1', lastInboundAt: minutesAgo(7) })),
    );
    await http.store.messages.insertMany(
      [1, 2].map((seq) =>
        toDocument(
          buildMessage({ seq, at: minutesAgo(10 / seq), delivery: { state: 'queued' }, outgoing: buildOutgoing() }),
        ),
      ),
    );
  });
  afterAll(() => http.stop());

  it('tell how their sending goes, what waits, and when a customer last wrote', async () => {
    http.engine.gate.health = () => ({ state: 'open', since: minutesAgo(9), failures: 6, reason: 'connect ETIMEDOUT' });
    const page = pageOf(ChannelView).parse(await (await http.asApi('/api/v1/channels')).json());
    expect(page.items).toEqual([
      {
        id: 'telegram:1',
        kind: 'telegram',
        sending: { state: 'open', since: minutesAgo(9).toISOString(), failures: 6, reason: 'connect ETIMEDOUT' },
        waiting: { count: 2, oldestSeconds: 600 },
        undelivered: { failed: 0, uncertain: 0 },
        link: null,
        lastInboundAt: minutesAgo(7).toISOString(),
        lastOutboundAt: null,
        title: null,
      },
    ]);
  });

  it('are counted for Prometheus', async () => {
    const text = await (await http.call('/metrics')).text();
    expect(text).toContain('voronka_unsent_messages{channel="telegram:1"} 2');
    expect(text).toContain('voronka_unsent_oldest_seconds{channel="telegram:1"} 600');
    expect(text).toContain('voronka_undelivered_messages{channel="telegram:1",state="failed"} 0');
    expect(text).toContain('voronka_channel_sending{channel="telegram:1",state="open"} 1');
    expect(text).toContain('voronka_channel_sending{channel="telegram:1",state="closed"} 0');
  });
});
