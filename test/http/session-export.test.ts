import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainEvent } from '../../src/domain/event.ts';
import { SessionView } from '../../src/http/views/session-view.ts';
import { toDocument } from '../../src/store/document.ts';
import * as h from '../domain/analytics/history.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildMessage } from '../support/build-message.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';

const PERIOD = 'from=2026-11-01&to=2026-11-07';

describe('Full texts of sessions for training (seed 001)', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp();
    const { store } = http;
    await store.contacts.insertOne(toDocument(buildContact({ name: 'Анна' })));
    for (const [at, id] of ['one', 'two', 'three'].entries()) {
      const createdAt = new Date(Date.UTC(2026, 10, 2 + at, 9));
      await store.dialogs.insertOne(
        toDocument(buildDialog({ id, createdAt, channelKind: at === 2 ? 'telegram' : 'web' })),
      );
    }
    const said = buildMessage({
      id: 'm1',
      dialogId: 'one',
      seq: 1,
      author: 'customer',
      text: 'Я Анна, 8 918 555-01-12, anna@mail.example.ru, t.me/anna_k',
      incoming: { kind: 'text', text: '' },
      understood: { intent: 'booking.create', score: 0.9 },
    });
    const note = buildMessage({ id: 'm2', dialogId: 'one', seq: 2, text: 'секрет', delivery: { state: 'private' } });
    await store.messages.insertMany([said, note].map(toDocument));
    const bodies = [
      { type: 'message_understood', messageId: 'm1', intent: 'booking.create', score: 0.9, outcome: 'fallback' },
      {
        type: 'intent_labelled',
        messageId: 'm1',
        predicted: 'booking.create',
        actual: 'info.price',
        sample: 'fallback',
      },
      { type: 'lead_created' },
    ];
    const events = bodies.map((body, at) =>
      DomainEvent.parse({
        ...h.eventsOf([{ at: '2026-11-02T09:00:00Z', dialogId: 'one', body: h.lead }])[0],
        id: `e${at}`,
        body,
      }),
    );
    await store.events.insertMany(events.map(toDocument));
  });
  afterAll(() => http.stop());

  async function lines(query: string): Promise<SessionView[]> {
    const response = await http.asApi(`/api/v1/sessions.jsonl?${query}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/jsonl; charset=utf-8']);
    const text = await response.text();
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => SessionView.strict().parse(JSON.parse(line)));
  }

  it('are one line a dialog, with text, understanding, label and outcome; private notes are left out', async () => {
    const sessions = await lines(PERIOD);
    expect(sessions.map(({ id }) => id)).toEqual(['one', 'two', 'three']);
    expect(sessions[0]?.messages).toEqual([
      expect.objectContaining({
        author: 'customer',
        understood: { intent: 'booking.create', score: 0.9, outcome: 'fallback' },
        label: { intent: 'info.price', sample: 'fallback' },
      }),
    ]);
    expect(sessions[0]?.outcome).toMatchObject({ lead: true, booked: false, stage: 'sales/new' });
  });

  it('have no personal data in them unless it is asked for', async () => {
    const [masked] = await lines(PERIOD);
    expect(masked?.messages[0]?.text).toBe('Я [NAME_1], [PHONE_1], [EMAIL_1], [LINK_1]');
    const [open] = await lines(`${PERIOD}&mask=false`);
    expect(open?.messages[0]?.text).toBe('Я Анна, 8 918 555-01-12, anna@mail.example.ru, t.me/anna_k');
  });

  it('go on after the last line that has arrived', async () => {
    const [first] = await lines(`${PERIOD}&limit=1`);
    expect((await lines(`${PERIOD}&cursor=${first?.cursor}`)).map(({ id }) => id)).toEqual(['two', 'three']);
  });

  it('are narrowed by channel and manager', async () => {
    expect((await lines(`${PERIOD}&channel=telegram`)).map(({ id }) => id)).toEqual(['three']);
    expect(await lines(`${PERIOD}&manager=somebody`)).toEqual([]);
    expect(await lines(`${PERIOD}&manager=none`)).toHaveLength(3);
  });

  it('leave a line in the log that says who has taken them, and no text', async () => {
    await lines(`${PERIOD}&mask=false`);
    expect(http.logged()).toContain('the texts of dialogs were exported');
    expect(http.logged()).not.toContain('anna');
  });

  it('are for those who manage', async () => {
    const cookie = await http.cookieOf('operator');
    expect((await http.call('/api/v1/sessions.jsonl', { headers: { cookie } })).status).toBe(403);
  });

  it.each(['from=2020-01-01', 'mask=maybe', 'limit=0', 'cursor=nonsense', 'to=2026-11-01&from=2026-11-02'])(
    'are refused for %s',
    async (query) => {
      expect((await http.asApi(`/api/v1/sessions.jsonl?${query}`)).status).toBe(400);
    },
  );
});
