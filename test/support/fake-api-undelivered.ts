import type { Express } from 'express';
import type { ChannelView } from '../../src/http/views/channel-view.ts';
import type { UndeliveredView } from '../../src/http/views/undelivered-view.ts';
import { ago } from './fake-api-dialogs.ts';

const item = (id: string, minutes: number, rest: Partial<UndeliveredView>): UndeliveredView => ({
  id,
  dialogId: 'd1',
  dialogMode: 'bot',
  contact: { id: 'contact-d1', name: 'Елена Соколова', phone: '+79181234567' },
  channelId: 'telegram:123456',
  channelKind: 'telegram',
  author: 'bot',
  operator: null,
  text: 'Окрашивание в один тон стоит от 3 500 до 5 500 ₽. Когда вам удобно?',
  state: 'failed',
  reason: '502: Bad Gateway',
  attempts: 12,
  caught: 0,
  at: ago(minutes),
  ...rest,
});

const guest = { id: 'contact-d3', name: null, phone: null };

const seed = (): UndeliveredView[] => [
  item('u1', 12, {}),
  item('u2', 14, {
    author: 'operator',
    operator: { id: 'op-1', name: 'Марина Ковалёва' },
    text: 'Вам удобно в 15:00?',
    reason: 'Forbidden: bot was blocked by the user',
    attempts: 1,
  }),
  item('u3', 95, {
    contact: guest,
    state: 'uncertain',
    reason: 'the process ended twice while sending; it may have arrived',
    attempts: 2,
    caught: 2,
    text: 'Записала вас на четверг, 6 марта, в 14:30 к Ирине.\nАдрес: ул. Красная, 15. Если планы изменятся, просто напишите сюда.',
  }),
  item('u4', 3000, {
    dialogMode: 'closed',
    author: 'system',
    text: 'Напоминаем о визите завтра в 12:00.',
    reason: 'Bad Request: chat not found',
    attempts: 1,
  }),
  item('u5', 200, { state: 'dropped', reason: 'somebody else has the word now', attempts: 0 }),
];

const channel = (id: string, kind: ChannelView['kind'], rest: Partial<ChannelView>): ChannelView => ({
  id,
  kind,
  sending: { state: 'closed', since: null, failures: 0 },
  waiting: { count: 0, oldestSeconds: null },
  undelivered: { failed: 0, uncertain: 0 },
  title: null,
  lastInboundAt: ago(3),
  lastOutboundAt: ago(2),
  link: null,
  ...rest,
});

/** What did not come, and channels of which one is out of reach; in the empty world all is well. */
export function mountFakeUndelivered(app: Express, isEmpty: boolean): void {
  let items = isEmpty ? [] : seed();
  app.get('/api/v1/undelivered', (req, res) => {
    const { state, channel: channelId } = req.query;
    const isWanted = (one: UndeliveredView): boolean =>
      (state ? one.state === state : one.state !== 'dropped') && (!channelId || one.channelId === channelId);
    res.json({ items: items.filter(isWanted), next: null });
  });
  app.post('/api/v1/messages/:id/:verdict', (req, res) => {
    items = items.filter(({ id }) => id !== req.params.id);
    res.json({ dialog: {} });
  });
  app.post('/api/v1/undelivered/resend', (_, res) => {
    const resent = items.filter(({ state }) => state === 'failed').length;
    items = items.filter(({ state }) => state !== 'failed');
    res.json({ resent, refused: [], more: false });
  });
  app.get('/api/v1/channels/health', (_, res) => void res.json({ items: [], next: null }));
  app.get('/api/v1/channels', (_, res) => {
    const telegram: Partial<ChannelView> = {
      sending: { state: 'open', since: ago(12), failures: 40, reason: 'ETIMEDOUT' },
      waiting: { count: 34, oldestSeconds: 720 },
    };
    const web = channel('web:main', 'web', {});
    res.json({ items: [web, channel('telegram:123456', 'telegram', isEmpty ? {} : telegram)], next: null });
  });
}
