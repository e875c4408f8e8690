import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWebChannel } from '../../src/channels/web/web-channel.ts';
import { createChannelBook } from '../../src/engine/channel-book.ts';
import { ProblemView } from '../../src/http/problem.ts';
import {
  JournalChannelView,
  JournalGapView,
  JournalItemView,
  JournalRowView,
} from '../../src/http/views/journal-view.ts';
import { pageOf } from '../../src/http/views/page-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildAsideRow, buildMessageRow, journalDocuments } from '../support/build-journal.ts';
import { buildMessage } from '../support/build-message.ts';
import { createFakeChannel } from '../support/start-engine.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';

const Page = pageOf(JournalItemView.strict()).strict();
const Gaps = pageOf(JournalGapView.strict()).strict();

/** Far ahead, so that MongoDB does not forget the rows in mid-test. */
const NOW = new Date('2031-03-10T12:00:00Z');

describe('The journal', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    const channels = createChannelBook([createWebChannel({ now: () => NOW }), createFakeChannel()]);
    http = await startHttp({ deps: { channels, clock: { now: () => NOW } } });
    const { store } = http;
    await store.inbox.insertMany(
      journalDocuments([
        buildMessageRow({ order: 100, receivedAt: new Date('2031-03-10T07:00:00Z') }),
        buildAsideRow({ order: 101, receivedAt: new Date('2031-03-10T07:00:01Z') }),
        buildMessageRow({
          order: 105,
          receivedAt: new Date('2031-03-10T07:05:00Z'),
          state: 'parked',
          attempts: 5,
          reason: 'Error: no flow',
          threadId: 'telegram:1:777',
        }),
        buildAsideRow({
          id: 'telegram:1:digest',
          order: null,
          state: 'malformed',
          raw: '{"broken',
          reason: 'message.date',
        }),
        buildMessageRow({ order: 107, state: 'new', receivedAt: new Date(NOW.getTime() - 5_000) }),
        buildMessageRow({ order: 90, receivedAt: new Date('2031-03-05T20:59:00Z') }),
      ]),
    );
    await store.dialogs.insertMany(['d1', 'd7'].map((id) => toDocument(buildDialog({ id }))));
    await store.messages.insertOne(toDocument(buildMessage({ id: 'telegram:1:100', dialogId: 'd1' })));
    await store.threads.insertOne({
      _id: 'telegram:1:777',
      contactId: 'c7',
      dialogId: 'd7',
      epoch: 1,
      owner: null,
      leaseUntil: new Date(0),
    });
  });
  afterAll(() => http.stop());

  const errorsOf = async (response: Response) =>
    ProblemView.parse(await response.json()).errors?.map((error) => error.path);
  async function numbersAt(query: string): Promise<string[]> {
    const response = await http.asApi(`/api/v1/journal${query}`);
    expect(response.status).toBe(200);
    return Page.parse(await response.json()).items.map(({ id }) => id.replace('telegram:1:', ''));
  }

  it.each([
    ['journal?text[$regex]=.', 'query'],
    ['journal?state=lost', 'query.state'],
    ['journal?channel={"$ne":1}', 'query.channel'],
    ['journal?from=2031-02-20&text=a', 'query.from'],
    ['journal?from=2031-04-01', 'query.from'],
    ['journal?from=2031-03-06&to=2031-03-05', 'query.to'],
    ['journal?cursor=1', 'query.cursor'],
    ['journal/gaps?from=2031-02-20', 'query.from'],
    ['journal/gaps?channel[$gt]=', 'query'],
  ])('refuses %s and names %s', async (query, path) => {
    const response = await http.asApi(`/api/v1/${query}`);
    expect(response.status).toBe(400);
    expect(await errorsOf(response)).toEqual([path]);
  });

  it('is for those who act: viewers see no raw updates, operators try nothing again', async () => {
    const [viewer, operator] = [await http.cookieOf('viewer'), await http.cookieOf('operator')];
    for (const path of ['journal', 'journal/gaps', 'journal/channels', 'journal/telegram:1:100']) {
      expect((await http.call(`/api/v1/${path}`, { headers: { cookie: viewer } })).status).toBe(403);
      expect((await http.call(`/api/v1/${path}`, { headers: { cookie: operator } })).status).toBe(200);
    }
    const retried = await http.post('/api/v1/journal/telegram:1:105/retry', {}, { cookie: operator });
    expect(retried.status).toBe(403);
    expect(await http.store.inbox.findOne({ _id: 'telegram:1:105' })).toMatchObject({ state: 'parked' });
  });

  it.each([
    // The last 24 hours.
    ['', ['107', 'digest', '105', '101', '100']],
    ['?state=parked', ['105']],
    ['?state=malformed', ['digest']],
    ['?thread=telegram:1:777', ['105']],
    ['?channel=telegram:2', []],
    ['?text=ЗДРАВСТВУЙ&from=2031-03-01', ['107', '105', '100', '90']],
    // A day of the business, three hours ahead of UTC.
    ['?from=2031-03-05&to=2031-03-05', ['90']],
    ['?from=2031-03-06&to=2031-03-09', []],
  ])('lists %s', async (query, expected) => {
    expect(await numbersAt(query)).toEqual(expected);
  });

  it('goes on page by page', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = Page.parse(await (await http.asApi(`/api/v1/journal?limit=2${cursor}`)).json());
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ? `&cursor=${page.next}` : '';
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
  });

  it('tells what an update says, where it belongs and what became of it, without its body', async () => {
    const { items } = Page.parse(await (await http.asApi('/api/v1/journal')).json());
    const byId = new Map(items.map((item) => [item.id, item]));
    expect(byId.get('telegram:1:100')).toMatchObject({
      channelKind: 'telegram',
      dialogId: 'd1',
      content: { kind: 'text', text: 'Здравствуйте' },
    });
    expect(byId.get('telegram:1:105')).toMatchObject({ dialogId: 'd7', reason: 'Error: no flow', attempts: 5 });
    expect(byId.get('telegram:1:101')).toMatchObject({ threadId: null, dialogId: null, content: null });
  });

  it('shows one update word for word, parsed where it can be', async () => {
    expect((await http.asApi('/api/v1/journal/telegram:1:1')).status).toBe(404);
    const read = async (id: string) =>
      JournalRowView.strict().parse(await (await http.asApi(`/api/v1/journal/${encodeURIComponent(id)}`)).json());
    expect((await read('telegram:1:100')).raw).toEqual({ update_id: 100, message: { text: 'Здравствуйте' } });
    expect((await read('telegram:1:digest')).raw).toBe('{"broken');
  });

  it('knows the channels', async () => {
    const page = pageOf(JournalChannelView.strict()).parse(await (await http.asApi('/api/v1/journal/channels')).json());
    expect(page.items).toEqual([
      { id: 'web:main', kind: 'web' },
      { id: 'telegram:1', kind: 'telegram' },
    ]);
  });

  it('tells which numbers never came, but not of one that may be on its way', async () => {
    const gapsAt = async (query: string) =>
      Gaps.parse(await (await http.asApi(`/api/v1/journal/gaps${query}`)).json()).items;
    // 106 is missing for five seconds only.
    expect(await gapsAt('')).toEqual([
      {
        channelId: 'telegram:1',
        channelKind: 'telegram',
        after: 101,
        before: 105,
        missing: 3,
        from: '2031-03-10T07:00:01.000Z',
        to: '2031-03-10T07:05:00.000Z',
      },
      {
        channelId: 'telegram:1',
        channelKind: 'telegram',
        after: 90,
        before: 100,
        missing: 9,
        from: '2031-03-05T20:59:00.000Z',
        to: '2031-03-10T07:00:00.000Z',
      },
    ]);
    expect(await gapsAt('?channel=web:main')).toEqual([]);
    expect(await gapsAt('?channel=telegram:9')).toEqual([]);
    expect(await gapsAt('?channel=telegram:1&from=2031-03-09&to=2031-03-09')).toHaveLength(1);
  });

  it('gives a parked message back to the bot, and nothing else', async () => {
    const retry = (id: string) => http.asApi(`/api/v1/journal/${id}/retry`, { method: 'POST' });
    expect((await retry('telegram:1:1')).status).toBe(404);
    for (const [number, reason] of [
      ['100', /dealt with/],
      ['101', /not a private chat/],
      ['digest', /message\.date/],
      ['107', /waits/],
    ] as const) {
      const refused = await retry(`telegram:1:${number}`);
      expect(refused.status).toBe(409);
      expect(ProblemView.parse(await refused.json()).detail).toMatch(reason);
    }
    const retried = await retry('telegram:1:105');
    expect(retried.status).toBe(202);
    expect(JournalItemView.strict().parse(await retried.json())).toMatchObject({
      state: 'new',
      attempts: 0,
      reason: null,
    });
    expect(await http.store.inbox.findOne({ _id: 'telegram:1:105' })).toMatchObject({ state: 'new', attempts: 0 });
    expect((await retry('telegram:1:105')).status).toBe(409);
  });
});
