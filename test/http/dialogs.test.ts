import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ProblemView } from '../../src/http/problem.ts';
import { DialogCardView, DialogView } from '../../src/http/views/dialog-view.ts';
import { MessageView } from '../../src/http/views/message-view.ts';
import { pageOf } from '../../src/http/views/page-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { buildAppointment } from '../support/build-appointment.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildMessage } from '../support/build-message.ts';
import { buildTask } from '../support/build-task.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';

const Dialogs = pageOf(DialogView).strict();
const day = (n: number) => new Date(Date.UTC(2026, 10, n, 9));

describe('Dialogs', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp();
    const { store } = http;
    await store.contacts.insertMany(
      [
        buildContact(),
        buildContact({
          id: 'contact-2',
          name: 'Борис (VIP)',
          phone: null,
          email: 'boris@example.org',
          createdAt: day(2),
        }),
      ].map(toDocument),
    );
    const queue = (n: number) => ({ reason: 'complaint' as const, summary: 'Жалоба', since: day(n) });
    await store.dialogs.insertMany(
      [
        buildDialog({ id: 'd1', lastInboundAt: day(1) }),
        buildDialog({ id: 'd2', contactId: 'contact-2', mode: 'queued', queue: queue(7), lastInboundAt: day(7) }),
        buildDialog({ id: 'd3', mode: 'queued', queue: queue(3), lastInboundAt: day(3), stageId: 'booked' }),
        buildDialog({ id: 'd4', mode: 'operator', assigneeId: 'mate-1', lastInboundAt: day(4), createdAt: day(4) }),
        buildDialog({ id: 'd5', mode: 'closed', closedAt: day(6), lastInboundAt: day(6), preview: '50% скидка. Да?' }),
        buildDialog({ id: 'd6', channelKind: 'telegram', channelId: 'telegram:1', lastInboundAt: null }),
      ].map(toDocument),
    );
    await store.appointments.insertMany(
      [
        buildAppointment(),
        buildAppointment({ id: 'draft', status: 'held' }),
        buildAppointment({ id: 'others', contactId: 'contact-2' }),
      ].map(toDocument),
    );
    await store.tasks.insertOne(toDocument(buildTask({ dialogId: 'd1', due: day(9) })));
    await store.messages.insertMany(
      Array.from({ length: 7 }, (_, n) => toDocument(buildMessage({ dialogId: 'd1', seq: n + 1 }))),
    );
  });
  afterAll(() => http.stop());

  const list = async (query: string, headers?: Record<string, string>) => {
    const response = headers
      ? await http.call(`/api/v1/dialogs?${query}`, { headers })
      : await http.asApi(`/api/v1/dialogs?${query}`);
    expect(response.status).toBe(200);
    return Dialogs.parse(await response.json());
  };
  const ids = async (query: string) => (await list(query)).items.map((dialog) => dialog.id);

  it.each([
    ['limit=0', 'query.limit'],
    ['limit=101', 'query.limit'],
    ['limit=ten', 'query.limit'],
    ['cursor=xyz', 'query.cursor'],
    ['cursor=eyIkbmUiOm51bGx9', 'query.cursor'],
    ['mode=sleeping', 'query.mode'],
    ['view=everything', 'query.view'],
    ['channel=pigeon', 'query.channel'],
    ['text=', 'query.text'],
    ['from=yesterday', 'query.from'],
    ['from=2026-02-30', 'query.from'],
    ['from=2026-11-05&to=2026-11-04', 'query.to'],
    ['mode[$ne]=closed', 'query'],
    ['text[$regex]=.*', 'query'],
    ['stage[$gt]=', 'query'],
    ['assignee=a&assignee=b', 'query.assignee'],
    ['$where=sleep(1000)', 'query'],
    ['chanel=web', 'query'],
  ])('are refused for the query %s, which names %s', async (query, path) => {
    const response = await http.asApi(`/api/v1/dialogs?${query}`);
    expect(response.status).toBe(400);
    expect(ProblemView.parse(await response.json()).errors?.map((error) => error.path)).toEqual([path]);
  });

  it('are told by who wrote last, and those who never wrote come last', async () => {
    expect(await ids('')).toEqual(['d2', 'd5', 'd4', 'd3', 'd1', 'd6']);
  });

  it('of the queue are told by who has waited longest', async () => {
    expect(await ids('view=queue')).toEqual(['d3', 'd2']);
  });

  it.each([
    ['view=bot', ['d1', 'd6']],
    ['view=closed', ['d5']],
    ['view=all&mode=closed', ['d5']],
    ['view=queue&mode=bot', []],
    ['view=mine', []],
    ['mode=operator', ['d4']],
    ['channel=telegram', ['d6']],
    ['assignee=mate-1', ['d4']],
    ['assignee=none&mode=closed', ['d5']],
    ['stage=booked', ['d3']],
    ['from=2026-11-02', ['d4']],
    ['from=2026-11-01&to=2026-11-01', ['d2', 'd5', 'd3', 'd1', 'd6']],
    ['to=2026-11-01T09:00:00Z', []],
    ['text=борис (vip)', ['d2']],
    ['text=boris@', ['d2']],
    ['text=50%25 скидка. да?', ['d5']],
    ['text=.*', []],
    ['text=8 (918) 555-01&view=queue', ['d3']],
  ])('are filtered by %s', async (query, expected) => {
    expect(await ids(query.replaceAll(' ', '%20'))).toEqual(expected);
  });

  it('come in pages that neither repeat nor miss one', async () => {
    for (const [query, expected] of [
      ['', ['d2', 'd5', 'd4', 'd3', 'd1', 'd6']],
      ['view=queue', ['d3', 'd2']],
    ] as const) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: z.infer<typeof Dialogs> = await list(`${query}&limit=1${cursor && `&cursor=${cursor}`}`);
        seen.push(...page.items.map((dialog) => dialog.id));
        cursor = page.next;
      }
      expect(seen).toEqual(expected);
    }
  });

  it('of my own are those that I lead and that are open', async () => {
    const cookie = await http.cookieOf('operator');
    const me = z
      .object({ id: z.string() })
      .parse(await (await http.call('/api/v1/me', { headers: { cookie } })).json());
    await http.store.dialogs.insertMany(
      [
        buildDialog({ id: 'm1', mode: 'operator', assigneeId: me.id, createdAt: day(20) }),
        buildDialog({ id: 'm2', mode: 'closed', assigneeId: me.id, createdAt: day(20) }),
      ].map(toDocument),
    );
    const { items } = await list('view=mine', { cookie });
    expect(items.map((dialog) => dialog.id)).toEqual(['m1']);
    await http.store.dialogs.deleteMany({ _id: { $in: ['m1', 'm2'] } });
  });

  it('show contact, stage, assignee and queue in words', async () => {
    const { items } = await list('view=queue&stage=booked');
    expect(items[0]).toMatchObject({
      contact: { id: 'contact-1', name: 'Анна', phone: '+79185550112' },
      stage: { id: 'booked', title: { ru: 'Записан', en: 'Booked' } },
      assignee: null,
      queue: { reason: 'complaint', since: '2026-11-03T09:00:00.000Z' },
    });
    expect((await list('mode=operator')).items[0]?.assignee).toEqual({ id: 'mate-1', name: 'Ольга' });
  });

  it.each(['/api/v1/dialogs/nobody', '/api/v1/dialogs/nobody/messages'])(
    'that are not there give 404 at %s',
    async (path) => {
      expect((await http.asApi(path)).status).toBe(404);
    },
  );

  it('open with contact, stages, visits and tasks', async () => {
    const card = DialogCardView.strict().parse(await (await http.asApi('/api/v1/dialogs/d1')).json());
    expect(card.contact).toMatchObject({ name: 'Анна', identities: [{ channelKind: 'web', blocked: false }] });
    expect(card.stages.map((stage) => stage.id)).toEqual(['new', 'booked']);
    expect(card.appointments).toMatchObject([
      { id: 'appointment-1', date: '2026-11-04', time: '15:00', service: { title: { ru: 'Стрижка' } } },
    ]);
    expect(card.tasks).toMatchObject([
      { id: 'task-1', title: 'Позвонить', due: '2026-11-09T09:00:00.000Z', state: 'open' },
    ]);
    expect(JSON.stringify(card)).not.toContain('chat-of-');
  });

  it('are read backwards, each page in reading order', async () => {
    const Messages = z.strictObject({ items: z.array(MessageView.strict()), next: z.number().nullable() });
    const page = async (query: string) =>
      Messages.parse(await (await http.asApi(`/api/v1/dialogs/d1/messages?${query}`)).json());
    const latest = await page('limit=3');
    expect([latest.items.map((message) => message.seq), latest.next]).toEqual([[5, 6, 7], 5]);
    const first = await page(`limit=4&before=${latest.next}`);
    expect([first.items.map((message) => message.seq), first.next]).toEqual([[1, 2, 3, 4], null]);
    expect((await http.asApi('/api/v1/dialogs/d1/messages?before[$gt]=0')).status).toBe(400);
    expect((await http.asApi('/api/v1/dialogs/d1/messages?before=-1')).status).toBe(400);
  });
});
