import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type Request, type RequestHandler } from 'express';
import { ChannelKind } from '../../domain/channel.ts';
import type { ChannelBook } from '../../engine/channel-book.ts';
import type { Channel } from '../../engine/ports.ts';
import { alsoNamedIn } from '../also-named.ts';
import type { RouteDeps } from '../app-deps.ts';
import { handleUnknown } from '../handle-errors.ts';
import { type ProblemKind, problem, sendProblem } from '../problem.ts';

/** Calls by messengers. The body stays untouched bytes, since signatures are made over them. */
export function webhookHandlers({ channels, accounts, metrics, engine }: RouteDeps): RequestHandler[] {
  const called = new WeakMap<Request, Channel>();
  const find: RequestHandler = (request, response, next) => {
    const channel = channelAt(channels, request.params);
    if (!channel) {
      const { path } = request.params;
      const kind = ChannelKind.safeParse(request.params.kind);
      if (!kind.success || typeof path !== 'string') return handleUnknown(request, response, next);
      const late = accounts.lateCall(kind.data, path);
      metrics.webhooks.inc({ kind: kind.data, status: late ? LATE[late].status : 404 });
      return late ? sendProblem(response, LATE[late].problem) : handleUnknown(request, response, next);
    }
    called.set(request, channel);
    next();
  };
  const call: RequestHandler = async (request, response, next) => {
    const channel = called.get(request);
    if (!channel?.webhook) return handleUnknown(request, response, next);
    const body: unknown = request.body;
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
    );
    const asked = { headers, body: Buffer.isBuffer(body) ? body : Buffer.alloc(0) };
    const own = await channel.webhook(asked);
    const others = own.status === 200 ? alsoNamedIn(channels, channel, asked.body) : [];
    const rest = await Promise.all(others.map((other) => other.webhook?.(asked)));
    // What one of them could not keep comes again for all; what is kept already is known by its id.
    const { status } = rest.find((answer) => answer?.status === 503) ?? own;
    metrics.webhooks.inc({ kind: channel.kind, status });
    if (status === 401) engine.counters.count(channel.id, 'forged');
    if (status === 400 || status === 413) engine.counters.count(channel.id, 'malformed');
    if (status === 200) response.status(200).end();
    else sendProblem(response, problem(KINDS[status], DETAILS[status]));
  };
  // Telegram's updates are a few kB; Meta gathers up to 3 MB in one call.
  const small = express.raw({ type: () => true, limit: '1mb' });
  const large = express.raw({ type: () => true, limit: '3mb' });
  const read: RequestHandler = (request, response, next) => {
    const channel = called.get(request);
    (channel?.kind === 'telegram' ? small : large)(request, response, (error?: unknown) => {
      if (error !== undefined && channel) engine.counters.count(channel.id, 'malformed');
      next(error);
    });
  };
  return [find, read, call];
}

/** A messenger asks whether this address is ours before it calls it. */
export function challengeHandler({ channels }: RouteDeps): RequestHandler {
  return (request, response, next) => {
    const channel = channelAt(channels, request.params);
    if (!channel?.challenge) return handleUnknown(request, response, next);
    const query = Object.fromEntries(
      Object.entries(request.query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
    const answer = channel.challenge(query);
    if (answer === null)
      return sendProblem(response, problem('forbidden', 'The verify token is not the one that was set here.'));
    response.type('text/plain').send(answer);
  };
}

/** A messenger keeps what it could not tell for hours or days: a channel that is only off gets it when it is on again. */
const LATE = {
  off: { status: 503, problem: problem('unavailable', 'This channel is switched off.') },
  removed: { status: 410, problem: problem('gone', 'This channel was removed: do not call here any more.') },
} as const;

const KINDS = {
  400: 'bad-request',
  401: 'unauthorized',
  413: 'too-large',
  503: 'unavailable',
} as const satisfies Record<number, ProblemKind>;
const DETAILS = {
  400: 'The call could not be read.',
  401: 'The call is not signed as agreed.',
  413: 'The call is too large.',
  503: 'The call could not be kept. Try again.',
} as const;

/** Looks at every channel and compares digests, so that time tells nothing about a secret path. */
function channelAt(channels: ChannelBook, params: Readonly<Record<string, unknown>>): Channel | null {
  const { kind, path } = params;
  if (!ChannelKind.safeParse(kind).success || typeof path !== 'string') return null;
  const given = digest(path);
  let found: Channel | null = null;
  for (const channel of channels.all()) {
    if (channel.kind !== kind || channel.webhookPath === null || !channel.webhook) continue;
    if (timingSafeEqual(digestOfPath(channel, channel.webhookPath), given)) found = channel;
  }
  return found;
}

const digests = new WeakMap<Channel, Buffer>();

/** A channel's path stays the same. */
function digestOfPath(channel: Channel, path: string): Buffer {
  const made = digests.get(channel) ?? digest(path);
  digests.set(channel, made);
  return made;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
