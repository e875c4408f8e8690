import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { z } from 'zod';
import { type App, type AppOptions, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { DomainEvent, EventType } from '../../src/domain/event.ts';
import type { Message } from '../../src/domain/message.ts';
import { LineView } from '../../src/http/views/line-view.ts';
import { fromDocument } from '../../src/store/document.ts';
import { overdueTimers } from '../../src/store/queries/timers.ts';
import { refuseIfReturned } from './lent-databases.ts';
import { testDatabaseUri } from './mongod.ts';
import { dataFolder, ROOT } from './places.ts';
import { createTestClock, type TestClock } from './test-clock.ts';
import { until } from './until.ts';

export const API_KEY = 'test-key-0123456789abcdef';

export { MODELS, ROOT } from './places.ts';
export { createTestClock, START, type TestClock } from './test-clock.ts';

export interface TestAppOptions {
  env?: Record<string, string>;
  /** An existing database: two apps on one, or a restart. */
  uri?: string;
  clock?: TestClock | 'real';
  limits?: AppOptions['limits'];
  whatsappWeb?: AppOptions['whatsappWeb'];
  allowWebhooksTo?: AppOptions['allowWebhooksTo'];
}

export interface TestApp extends App {
  url: string;
  uri: string;
  clock: TestClock;
  newChat(session?: object): Promise<Chat>;
  /** The same visitor, on this app. */
  visitor(chat: Chat): Chat;
  /** As the owner's program, parsed JSON. */
  api(path: string, init?: RequestInit): Promise<unknown>;
  eventsOf(dialogId: string, type?: EventType): Promise<DomainEvent[]>;
  /** What Agenda's sweep does: fires whatever is due by the test's clock. */
  fireDue(): Promise<void>;
}

/** The whole program on a random port and a database of its own on the run's MongoDB. */
export async function startTestApp({
  env = {},
  uri,
  clock,
  limits,
  whatsappWeb,
  allowWebhooksTo,
}: TestAppOptions = {}): Promise<TestApp> {
  if (uri !== undefined) refuseIfReturned(uri);
  const database = uri ?? testDatabaseUri('app');
  const moved = clock === undefined || clock === 'real' ? createTestClock() : clock;
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    MONGODB_URI: database,
    DATA_DIR: dataFolder(),
    INTENTS_DIR: join(ROOT, 'intents'),
    FLOWS_DIR: join(ROOT, 'flows'),
    API_KEY,
    OWNER_PASSWORD: 'correct horse',
    LOG_LEVEL: 'silent',
    API_REQUESTS_PER_MINUTE: '0',
    CONSOLE_REQUESTS_PER_MINUTE: '0',
    // A test says what a customer would have said in a minute.
    QUIET_MS: '0',
    TELEGRAM_PER_SECOND: '100000',
    TELEGRAM_CHAT_PER_SECOND: '100000',
    ...env,
  });
  const app = await startApp({
    config,
    log: pino({ level: config.LOG_LEVEL }, pino.destination(2)),
    assets: {
      console: process.env.TEST_CONSOLE_DIR ?? join(ROOT, 'dist/console'),
      widget: process.env.TEST_WIDGET_DIR ?? join(ROOT, 'dist/widget'),
    },
    // On a busy machine "not in time, ask again" is true, and is what hardly any test is about.
    limits: { newChats: 100_000, chatMessages: 100_000, failedLogins: 100_000, answerMs: 60_000, ...limits },
    ...(clock === 'real' ? {} : { clock: moved }),
    ...(whatsappWeb && { whatsappWeb }),
    ...(allowWebhooksTo && { allowWebhooksTo }),
  });
  const url = `http://127.0.0.1:${app.port}`;
  return {
    ...app,
    figures: { settled: () => settled(app) },
    url,
    uri: database,
    clock: moved,
    newChat: (session = { locale: 'ru' }) => openChat(url, app, session),
    visitor: ({ token, chatId }) => chatOf(url, app, token, chatId),
    async api(path, init) {
      const answer = await fetch(`${url}/api/v1${path}`, {
        ...init,
        headers: { 'content-type': 'application/json', ...init?.headers, authorization: `Bearer ${API_KEY}` },
      });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    async eventsOf(dialogId, type) {
      const found = await app.store.events
        .find({ dialogId, ...(type && { 'body.type': type }) })
        .sort({ at: 1, _id: 1 })
        .toArray();
      return found.map(fromDocument);
    },
    async fireDue() {
      for (const id of await overdueTimers(app.store, moved.now())) await app.engine.fireTimer(id);
    },
  };
}

const SETTLED_WITHIN_LOOKS = 150;

/** A line is read from the database a moment before this process is told of its commit: the dialog is waited for, where it counts at all. */
async function settled({ store, figures }: App): Promise<boolean> {
  for (let look = 0; ; look++) {
    const done = await figures.settled();
    const [counted, dialogs] = await Promise.all([store.facts.countDocuments(), store.dialogs.countDocuments()]);
    if ((done && counted >= dialogs) || look === SETTLED_WITHIN_LOOKS) return done;
    await pause(20);
  }
}

/** A visitor of the web chat, over HTTP. */
export interface Chat {
  token: string;
  chatId: string;
  threadId: string;
  /** Posts and returns as soon as the message is durable; the id can be given, as a page that repeats itself does. */
  post(body: { id?: string; text?: string; payload?: string; label?: string }): Promise<Response>;
  /** Writes, and returns the lines that come back: at least one. */
  say(text: string): Promise<Line[]>;
  /** Presses a button by its payload. */
  press(payload: string, label?: string): Promise<Line[]>;
  lines(): Promise<LineView[]>;
  dialogId(): Promise<string>;
}

/** An answer together with why it was said. */
export interface Line extends LineView {
  receipt: Message['receipt'];
}

async function openChat(url: string, { store }: App, session: object): Promise<Chat> {
  const opened = await fetch(`${url}/api/v1/webchat/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(session),
  });
  const { token } = z.object({ token: z.string() }).parse(await opened.json());
  const known = await store.webSessions.findOne({ _id: createHash('sha256').update(token).digest('hex') });
  if (!known) throw new Error('The session was not kept.');
  return chatOf(url, { store }, token, known.chatId);
}

/** Over all chats and apps, so that a visitor who goes on after a restart repeats no id. */
let sent = 0;

function chatOf(url: string, { store }: Pick<App, 'store'>, token: string, chatId: string): Chat {
  const threadId = `web:main:${chatId}`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

  const post: Chat['post'] = ({ id = `m${++sent}`, ...body }) =>
    fetch(`${url}/api/v1/webchat/messages`, { method: 'POST', headers, body: JSON.stringify({ id, ...body }) });

  async function read(after?: string): Promise<LineView[]> {
    const ask = () => fetch(`${url}/api/v1/webchat/messages${after ? `?after=${after}` : ''}`, { headers });
    // "Not in time, ask again": on a machine with much else to do.
    const answer = await until(async () => {
      const given = await ask();
      return given.status === 503 ? null : given;
    }, 'the lines of a chat');
    return z.array(LineView).parse(await answer.json());
  }

  async function tell(body: { text?: string; payload?: string; label?: string }): Promise<Line[]> {
    const id = `m${++sent}`;
    // As a page does: the same message again until it is taken.
    const posted = await until(async () => {
      const given = await post({ id, ...body });
      return given.status === 503 ? null : given;
    }, 'the chat to take a message');
    if (posted.status !== 202) throw new Error(`The chat refused: ${posted.status} ${await posted.text()}`);
    const lines = await until(
      async () => {
        const after = await read(id);
        return after.length > 0 ? after : null;
      },
      () => `an answer to ${JSON.stringify(body).slice(0, 200)}`,
    );
    const messages = await store.messages.find({ _id: { $in: lines.map((line) => line.id) } }).toArray();
    const receipts = new Map(messages.map(({ _id, receipt }) => [_id, receipt]));
    return lines.map((line) => ({ ...line, receipt: receipts.get(line.id) ?? null }));
  }

  return {
    token,
    chatId,
    threadId,
    post,
    say: (text) => tell({ text }),
    press: (payload, label) => tell({ payload, ...(label !== undefined && { label }) }),
    lines: () => read(),
    async dialogId() {
      const thread = await store.threads.findOne({ _id: threadId });
      if (!thread?.dialogId) throw new Error(`${threadId} has no dialog yet.`);
      return thread.dialogId;
    },
  };
}

export interface Wish {
  service: string;
  date: string;
  time: string;
  staff?: string;
}

/** Books by buttons as far as they go, and by words where a customer has to type. Returns the appointment's id. */
export async function bookVisit({ store }: Pick<App, 'store'>, chat: Chat, wish: Wish): Promise<string> {
  const slots = Object.entries(wish)
    .map(([slot, value]) => `${slot}=${value}`)
    .join('&');
  await chat.press(`s:book?${slots}`);
  await chat.say('Анна');
  await chat.say('+7 918 555-01-12');
  await chat.press('a:yes');
  const dialogId = await chat.dialogId();
  const booked = await store.appointments.findOne({ dialogId, status: 'booked' });
  if (!booked) {
    const lines = await chat.lines();
    throw new Error(`Nothing was booked:\n${lines.map(({ author, text }) => `${author}: ${text}`).join('\n')}`);
  }
  return booked._id;
}
