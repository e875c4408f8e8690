import type { Express } from 'express';
import type { JournalGapView, JournalItemView } from '../../src/http/views/journal-view.ts';
import { ago } from './fake-api-dialogs.ts';

const telegram = 'telegram:123456';

/** An update of Telegram so many minutes ago. */
const item = (minutes: number, number: number, rest: Partial<JournalItemView>): JournalItemView => ({
  id: `${telegram}:${number}`,
  channelId: telegram,
  channelKind: 'telegram',
  threadId: `${telegram}:555`,
  dialogId: 'd1',
  receivedAt: ago(minutes),
  state: 'done',
  reason: null,
  attempts: 0,
  content: { kind: 'text', text: 'Хочу записаться на маникюр' },
  ...rest,
});

const aside = { threadId: null, dialogId: null, content: null } as const;

const seed = (): JournalItemView[] => [
  item(1, 7009, {
    state: 'new',
    content: { kind: 'text', text: 'А можно на завтра, ближе к вечеру, часов в шесть или семь?' },
  }),
  item(2, 7008, { content: { kind: 'button', text: 'Чт, 6 марта, 14:30' } }),
  {
    ...item(4, 1, {}),
    id: 'web:main:v7/m3',
    channelId: 'web:main',
    channelKind: 'web',
    threadId: 'web:main:v7',
    dialogId: 'd2',
    content: { kind: 'text', text: 'What are your opening hours?' },
  },
  item(6, 7007, { content: { kind: 'media', media: 'voice', text: '' } }),
  item(9, 7006, { ...aside, state: 'ignored', reason: 'not a private chat' }),
  item(12, 7005, {
    state: 'parked',
    attempts: 5,
    reason: "Error: The bot's own decision was refused: the slot is not free",
    content: { kind: 'text', text: 'Перенесите меня на пятницу' },
  }),
  item(31, 7001, { ...aside, state: 'malformed', reason: 'message.date, message.chat' }),
  item(1500, 7000, { content: { kind: 'start', text: 'instagram' } }),
];

const gaps: JournalGapView[] = [
  { channelId: telegram, channelKind: 'telegram', after: 7001, before: 7005, missing: 3, from: ago(31), to: ago(12) },
  {
    channelId: telegram,
    channelKind: 'telegram',
    after: 6000,
    before: 6002,
    missing: 1,
    from: ago(3000),
    to: ago(2998),
  },
];

/** The journal's part of the fake API; a search for "slow" takes too long. */
export function mountFakeJournal(app: Express, isEmpty: boolean): void {
  const items = new Map((isEmpty ? [] : seed()).map((one) => [one.id, one]));
  app.get('/api/v1/journal', (req, res) => {
    const { state, channel, thread, text = '', from = '' } = req.query;
    if (text === 'slow') return void res.status(503).json({ title: 'Too slow', status: 503 });
    const fits = (one: JournalItemView): boolean =>
      (!state || one.state === state) &&
      (!channel || one.channelId === channel) &&
      (!thread || one.threadId === thread) &&
      one.receivedAt >= String(from) &&
      JSON.stringify(one).toLowerCase().includes(String(text).toLowerCase());
    res.json({ items: [...items.values()].filter(fits), next: null });
  });
  app.get('/api/v1/journal/channels', (_, res) => {
    const channels = [
      { id: 'web:main', kind: 'web' },
      { id: telegram, kind: 'telegram' },
    ];
    res.json({ items: channels, next: null });
  });
  app.get('/api/v1/journal/gaps', (req, res) => {
    const found = gaps.filter(({ to }) => to >= String(req.query.from));
    res.json({ items: isEmpty ? [] : found, next: null });
  });
  app.get('/api/v1/journal/:id', (req, res) => {
    const one = items.get(req.params.id);
    if (!one) return void res.status(404).json({ title: 'No such update', status: 404 });
    const message = {
      message_id: 41,
      chat: { id: 555, type: 'private' },
      date: 1_793_000_000,
      text: one.content?.text,
    };
    res.json({ ...one, raw: { update_id: Number(one.id.split(':').at(-1)), message } });
  });
  app.post('/api/v1/journal/:id/retry', (req, res) => {
    const one = items.get(req.params.id);
    if (!one) return void res.status(404).json({ title: 'No such update', status: 404 });
    items.set(one.id, { ...one, state: 'new', attempts: 0, reason: null });
    res.status(202).json(items.get(one.id));
  });
}
