import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import type { DialogCardView, DialogView } from '../../src/http/views/dialog-view.ts';
import type { EventView } from '../../src/http/views/event-view.ts';
import { mountFakeBoard } from './fake-api-board.ts';
import { buildTask, me, seedCards } from './fake-api-dialogs.ts';
import { mountFakeJournal } from './fake-api-journal.ts';
import { mountFakeKpis } from './fake-api-kpis.ts';
import { buildMessage, seedMessages } from './fake-api-messages.ts';
import { mountFakeUndelivered } from './fake-api-undelivered.ts';
import { mountFakeWebchat } from './fake-webchat.ts';

export interface FakeApi {
  url: string;
  close: () => Promise<void>;
}

const CONSOLE = process.env.TEST_CONSOLE_DIR ?? 'dist/console';
const CSP = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'";

/**
 * The API of the console and the web chat with made-up data in memory and no rules behind it, to look at the screens
 * and try them in a browser; `dist/console` and `dist/widget` are served as in production. Any password but "wrong" fits.
 */
export async function startFakeApi({ isEmpty = false, port = 0 } = {}): Promise<FakeApi> {
  const app = express();
  app.use((_, res, next) => {
    res.setHeader('content-security-policy', CSP);
    next();
  });
  app.use(express.json());
  mountSession(app);
  mountDialogs(app, isEmpty);
  mountFakeBoard(app, isEmpty);
  mountFakeJournal(app, isEmpty);
  mountFakeUndelivered(app, isEmpty);
  mountFakeWebchat(app);
  for (const list of ['plans', 'offers', 'orders', 'sources']) {
    app.get(`/api/v1/${list}`, (_, res) => void res.json({ items: [], next: null }));
  }
  mountFakeKpis(app, isEmpty);
  app.use('/console', express.static(CONSOLE));
  app.get('/console/{*path}', (_, res) => res.sendFile('index.html', { root: CONSOLE }));
  app.use(express.static('dist/widget'));
  const server = app.listen(port);
  await new Promise((resolve) => server.once('listening', resolve));
  const address: AddressInfo | string | null = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the fake API has no port');
  return {
    url: `http://localhost:${address.port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function mountSession(app: Express): void {
  let isSignedIn = false;
  app.post('/api/auth/sign-in/email', (req, res) => {
    isSignedIn = req.body.password !== 'wrong';
    if (isSignedIn) res.json({ user: { id: me.id } });
    else res.status(401).json({ message: 'Invalid email or password' });
  });
  app.post('/api/auth/sign-out', (_, res) => {
    isSignedIn = false;
    res.json({ success: true });
  });
  app.use('/api/v1', (req, res, next) => {
    if (isSignedIn || req.path.startsWith('/webchat')) next();
    else
      res
        .status(401)
        .type('application/problem+json')
        .json({ type: 'about:blank', title: 'Sign in first', status: 401 });
  });
  app.get('/api/v1/me', (_, res) => void res.json(me));
  app.get('/api/v1/me/offered', (_, res) => void res.json({ items: [], next: null }));
}

function mountDialogs(app: Express, isEmpty: boolean): void {
  const cards = new Map<string, DialogCardView>((isEmpty ? [] : seedCards()).map((card) => [card.id, card]));
  const threads = new Map([...cards.keys()].map((id) => [id, seedMessages()]));
  const listeners = new Set<(event: EventView) => void>();
  const fits: Record<string, (dialog: DialogView) => boolean> = {
    queue: ({ mode }) => mode === 'queued',
    mine: ({ mode, assignee }) => mode === 'operator' && assignee?.id === me.id,
    bot: ({ mode }) => mode === 'bot',
    all: ({ mode }) => mode !== 'closed',
    closed: ({ mode }) => mode === 'closed',
  };

  app.get('/api/v1/dialogs', (req, res) => {
    const { view = 'all', channel, text } = req.query;
    const isWanted = (card: DialogCardView): boolean =>
      (fits[String(view)]?.(card) ?? true) &&
      (!channel || card.channelKind === channel) &&
      (!text || `${card.contact.name} ${card.preview}`.toLowerCase().includes(String(text).toLowerCase()));
    res.json({ items: [...cards.values()].filter(isWanted), next: null });
  });
  app.get('/api/v1/dialogs/:id', (req, res) => {
    const card = cards.get(req.params.id);
    if (card) res.json(card);
    else res.status(404).type('application/problem+json').json({ title: 'No such dialog', status: 404 });
  });
  app.get(
    '/api/v1/dialogs/:id/messages',
    (req, res) => void res.json({ items: threads.get(req.params.id) ?? [], next: null }),
  );
  app.get('/api/v1/stream', (req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(':hello\n\n');
    const tell = (event: EventView): boolean =>
      res.write(`event: event\nid: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`);
    listeners.add(tell);
    req.on('close', () => listeners.delete(tell));
  });
  app.post('/api/v1/dialogs/:id/actions', (req, res) => {
    const card = cards.get(req.params.id);
    const thread = threads.get(req.params.id);
    if (!card || !thread) return void res.status(404).json({ title: 'No such dialog', status: 404 });
    const { body } = req;
    if (body.text === 'refuse') {
      return void res
        .status(409)
        .type('application/problem+json')
        .json({ title: 'Refused', detail: 'Клиент заблокировал бота', status: 409 });
    }
    if (body.kind === 'reply' || body.kind === 'note') {
      const state = body.kind === 'note' ? ('private' as const) : ('sent' as const);
      const line = {
        author: 'operator' as const,
        text: String(body.text),
        at: new Date().toISOString(),
        operator: me,
        delivery: { state },
      };
      thread.push(buildMessage(thread.length + 1, line));
    }
    const next = { ...card, ...changeBy(body, card), version: card.version + 1 };
    cards.set(card.id, next);
    for (const tell of listeners) tell(eventOf(next));
    res.json({ dialog: { ...next, appointments: undefined, tasks: undefined, stages: undefined } });
  });
}

function changeBy(body: Record<string, unknown>, card: DialogCardView): Partial<DialogCardView> {
  const mine = { mode: 'operator' as const, queue: null, assignee: { id: me.id, name: me.name } };
  switch (body.kind) {
    case 'take':
    case 'reply':
      return mine;
    case 'release':
      return { mode: 'bot', queue: null, assignee: null };
    case 'close':
      return { mode: 'closed', queue: null, closedAt: new Date().toISOString() };
    case 'move_stage':
      return { stage: card.stages.find(({ id }) => id === body.stageId) ?? card.stage };
    case 'add_task':
      return {
        tasks: [
          ...card.tasks,
          buildTask({ id: String(card.version), title: String(body.title), due: String(body.due) }),
        ],
      };
    default:
      return {};
  }
}

function eventOf({ id, contact, channelKind, origin, version }: DialogCardView): EventView {
  const actor = { kind: 'operator' as const, id: me.id };
  const body = { type: 'dialog_taken' as const };
  return {
    id: `${id}-${version}`,
    at: new Date().toISOString(),
    actor,
    dialogId: id,
    contactId: contact.id,
    channelKind,
    origin,
    body,
  };
}
