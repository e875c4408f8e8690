import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { bytesOf, type Fault, misbehave, portOf, refuse, succeed } from './fake-telegram-answers.ts';
import { fakeFiles, type SentFile } from './fake-telegram-files.ts';
import { readForm } from './multipart.ts';
import { createPatientServer } from './patient-server.ts';

const ApiPayload = z.looseObject({
  chat_id: z.union([z.string(), z.number()]).optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  file_id: z.string().optional(),
  offset: z.number().optional(),
  timeout: z.number().optional(),
  url: z.string().optional(),
  secret_token: z.string().optional(),
  reply_markup: z.unknown().optional(),
});
export interface ApiCall {
  method: string;
  payload: z.infer<typeof ApiPayload>;
}

/** One attempt to say something, with the time by `performance.now()`. */
export interface SendAttempt {
  chatId: string;
  text: string;
  at: number;
  taken: boolean;
}

export interface FakeTelegram {
  apiRoot: string;
  token: string;
  /** Path of each request, as it came. */
  paths: string[];
  /** All calls so far, also those that were answered with a fault. */
  calls: ApiCall[];
  callsOf(method: string): ApiCall[];
  /** The n-th call of a method (from 1), at once or when it comes. */
  called(method: string, n?: number): Promise<ApiCall>;
  /** What the customer sees in the chat. */
  shown(chatId: string): ApiCall['payload'][];
  /** Files that were taken, in order. */
  sentFiles: SentFile[];
  /** What `getFile` knows of, by its id. */
  files: Map<string, { path: string; bytes: Buffer }>;
  /** All attempts to say something, in order, also refused ones. */
  attempts: SendAttempt[];
  /** Refuses messages with 429 and the seconds that are left: to one chat, or to all. They begin with the first that it refuses. */
  throttle(seconds: number, chatId?: string): void;
  /** Hands an update over to whoever polls. Numbers it unless it has a number. */
  push(update: object): number;
  /** Once a poll is held open because all is confirmed. */
  idle(): Promise<void>;
  /** Updates not yet confirmed by a higher offset. */
  pending(): number[];
  /** Pushes what is pending to the webhook, one after the other and each until it is answered with 2xx, as long as one is set. */
  deliverPending(post: (update: object, secret: string) => Promise<number | undefined>): Promise<void>;
  /** BotFather's "revoke": from now on the token is worth nothing; `restore` makes it good again. */
  revoke(): void;
  restore(): void;
  /** BotFather gives the bot another token; the one before is no longer good. */
  renew(token: string): void;
  /** The webhook as somebody else's hand leaves it: another address, none (`''`), or one that did not answer. */
  setWebhook(url: string, error?: { message: string; at: Date; pending: number }): void;
  webhookUrl(): string;
  /** Lets a method fail, `times` times or until `heal`. */
  fail(method: string, fault: Fault, times?: number): void;
  heal(method: string): void;
  close(): Promise<void>;
}

/**
 * A Bot API server for tests, with what telegram-test-api does not do: long polling, confirmation by offset, one poller only,
 * webhook state, a token check, sendChatAction, and faults. It never waits by the clock: a poll is held until there is something,
 * unless it `keepsTime`; then it is answered at the end of its time-out.
 */
export async function startFakeTelegram({
  token = '7000001:AAfake-Token_for-tests',
  keepsTime = false,
} = {}): Promise<FakeTelegram> {
  const calls: ApiCall[] = [];
  const paths: string[] = [];
  const shown: ApiCall['payload'][] = [];
  const attempts: SendAttempt[] = [];
  const throttled = new Map<string | undefined, { ms: number; end?: number }>();
  const faults = new Map<string, { fault: Fault; times: number }>();
  const waiting: { method: string; n: number; resolve: (call: ApiCall) => void }[] = [];
  let updates: { update_id: number }[] = [];
  let nextUpdateId = 1001;
  let nextMessageId = 501;
  const files = fakeFiles(() => nextMessageId++);
  let webhookUrl = '';
  let webhookSecret = '';
  let webhookError: { message: string; at: Date; pending: number } | undefined;
  let isRevoked = false;
  let goodToken = token;
  const idlers: (() => void)[] = [];
  let poller: ServerResponse | undefined;

  const callsOf = (method: string) => calls.filter((call) => call.method === method);

  const server = createPatientServer(async (request, response) => {
    paths.push(request.url ?? '');
    const [, givenToken = '', method = ''] = /\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const body = await bytesOf(request);
    const form = await readForm(request.headers['content-type'], body);
    const payload = ApiPayload.parse(form?.fields ?? JSON.parse(body.toString('utf8') || '{}'));
    note({ method, payload });
    const [, fileToken = '', filePath] = /\/file\/bot([^/]+)\/(.+)$/.exec(request.url ?? '') ?? [];
    if (filePath !== undefined) {
      files.give(filePath, decodeURIComponent(fileToken) === goodToken, takeFault('file'), response);
      return;
    }
    if (isRevoked || decodeURIComponent(givenToken) !== goodToken) {
      refuse(response, 401, 'Unauthorized');
      return;
    }
    const fault = takeFault(method);
    const [file] = form?.files ?? [];
    if (fault) misbehave(response, fault);
    else if (file) files.take(method, payload, file, response);
    else answer(method, payload, response);
  });

  function answer(method: string, payload: ApiCall['payload'], response: ServerResponse): void {
    if (method === 'getUpdates') holdPoll(payload, response);
    else if (method === 'sendMessage') show(payload, response);
    else if (method === 'getFile') files.name(payload.file_id ?? '', response);
    else if (method === 'getMe')
      succeed(response, { id: Number(token.split(':')[0]), is_bot: true, first_name: 'Анна', username: 'anna_bot' });
    else if (method === 'getWebhookInfo') tellWebhook(response);
    else if (method === 'sendChatAction' || method === 'answerCallbackQuery') succeed(response, true);
    else if (method === 'setWebhook' || method === 'deleteWebhook') {
      webhookUrl = method === 'setWebhook' ? (payload.url ?? '') : '';
      webhookSecret = payload.secret_token ?? '';
      webhookError = undefined;
      // The real server ends a poll that is open then.
      if (webhookUrl && poller) refuse(poller, 409, 'Conflict: terminated by setWebhook request');
      if (webhookUrl) poller = undefined;
      succeed(response, true);
    } else refuse(response, 404, 'Not Found');
  }

  function tellWebhook(response: ServerResponse): void {
    succeed(response, {
      url: webhookUrl,
      has_custom_certificate: false,
      pending_update_count: webhookError?.pending ?? updates.length,
      ...(webhookError && {
        last_error_date: Math.floor(webhookError.at.getTime() / 1000),
        last_error_message: webhookError.message,
      }),
    });
  }

  function throttledFor(key: string | undefined, at: number): number {
    const throttle = throttled.get(key);
    if (!throttle) return 0;
    throttle.end ??= at + throttle.ms;
    return throttle.end - at;
  }

  function show(payload: ApiCall['payload'], response: ServerResponse): void {
    const { text = '', chat_id } = payload;
    if (text.trim() === '' || text.length > 4096) {
      refuse(response, 400, `Bad Request: message ${text.trim() ? 'is too long' : 'text is empty'}`);
      return;
    }
    const at = performance.now();
    const leftMs = Math.max(...[String(chat_id), undefined].map((key) => throttledFor(key, at)));
    attempts.push({ chatId: String(chat_id), text, at, taken: leftMs <= 0 });
    if (leftMs > 0) {
      const seconds = Math.ceil(leftMs / 1000);
      refuse(response, 429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
      return;
    }
    shown.push(payload);
    const chat = { id: Number(chat_id), type: 'private' };
    succeed(response, { message_id: nextMessageId++, date: 1_760_000_000, chat, text });
  }

  function holdPoll({ offset, timeout }: ApiCall['payload'], response: ServerResponse): void {
    if (webhookUrl) {
      refuse(response, 409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first");
      return;
    }
    if (offset !== undefined) updates = updates.filter(({ update_id }) => update_id >= offset);
    if (poller) refuse(poller, 409, 'Conflict: terminated by other getUpdates request');
    poller = response;
    const isOver = () => {
      if (poller === response) release();
    };
    const timer = keepsTime ? setTimeout(isOver, (timeout ?? 0) * 1000) : undefined;
    response.on('close', () => {
      clearTimeout(timer);
      if (poller === response) poller = undefined;
    });
    if (updates.length > 0 || timeout === 0) release();
    else for (const resolve of idlers.splice(0)) resolve();
  }

  function release(): void {
    if (!poller) return;
    succeed(poller, updates.slice(0, 100));
    poller = undefined;
  }

  function note(call: ApiCall): void {
    calls.push(call);
    for (const waiter of waiting) {
      const found = callsOf(waiter.method)[waiter.n - 1];
      if (found) waiter.resolve(found);
    }
  }

  function takeFault(method: string): Fault | undefined {
    const planned = faults.get(method);
    if (!planned) return undefined;
    planned.times -= 1;
    if (planned.times <= 0) faults.delete(method);
    return planned.fault;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    apiRoot: `http://127.0.0.1:${portOf(server.address())}`,
    token,
    paths,
    calls,
    callsOf,
    called: (method, n = 1) =>
      new Promise((resolve) => {
        const found = callsOf(method)[n - 1];
        if (found) resolve(found);
        else waiting.push({ method, n, resolve });
      }),
    shown: (chatId) => shown.filter((payload) => String(payload.chat_id) === chatId),
    push(update) {
      const numbered = { update_id: nextUpdateId++, ...update };
      updates.push(numbered);
      release();
      return numbered.update_id;
    },
    idle: () =>
      new Promise((resolve) => {
        if (poller) resolve();
        else idlers.push(resolve);
      }),
    sentFiles: files.sent,
    files: files.known,
    attempts,
    throttle: (seconds, chatId) => void throttled.set(chatId, { ms: seconds * 1000 }),
    async deliverPending(post) {
      for (let next = updates[0]; next && webhookUrl; next = updates[0]) {
        const status = await post(next, webhookSecret);
        if (status === 200 && updates[0] === next) updates.shift();
      }
    },
    revoke() {
      isRevoked = true;
      if (poller) refuse(poller, 401, 'Unauthorized');
      poller = undefined;
    },
    restore() {
      isRevoked = false;
    },
    renew(next) {
      goodToken = next;
      if (poller) refuse(poller, 401, 'Unauthorized');
      poller = undefined;
    },
    setWebhook(url, error) {
      webhookUrl = url;
      webhookError = error;
    },
    webhookUrl: () => webhookUrl,
    pending: () => updates.map(({ update_id }) => update_id),
    fail(method, fault, times = Number.POSITIVE_INFINITY) {
      faults.set(method, { fault, times });
      // A poll that is already held meets the fault as well.
      if (method === 'getUpdates' && poller) {
        const held = poller;
        poller = undefined;
        const now = takeFault(method);
        if (now) misbehave(held, now);
      }
    },
    heal: (method) => void faults.delete(method),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type { Fault } from './fake-telegram-answers.ts';
