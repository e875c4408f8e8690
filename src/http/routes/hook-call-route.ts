import { createHash } from 'node:crypto';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import type { Hook } from '../../domain/hooks/hook.ts';
import { keyOfCall } from '../../domain/hooks/key-of-call.ts';
import { readCall } from '../../domain/hooks/read-call.ts';
import { withDeadline } from '../../engine/deadline.ts';
import { readingWorld } from '../../engine/hooks/apply-call.ts';
import { keepCall } from '../../store/hooks/hook-calls.ts';
import { hookByToken, noteTurnedAway } from '../../store/hooks/hooks.ts';
import { inWords } from '../../store/outage.ts';
import type { RouteDeps } from '../app-deps.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { type ProblemKind, problem, sendProblem } from '../problem.ts';
import type { Route } from '../route.ts';

/** What a form or an order weighs, and a long transcript. */
const MOST_BYTES = 262_144;

const Taken = z
  .object({
    status: z.enum(['accepted', 'repeated']),
    id: z.string().meta({ description: 'Our number of the call: the log has it' }),
  })
  .meta({ id: 'HookCallTaken' });

const UNSIGNED = {
  missing: 'the signature is missing',
  wrong: 'the signature is wrong',
  stale: 'the signature is older than five minutes: a replayed call',
} as const;

/** Where other programs post to. A call is kept before it is answered; a worker applies it. */
export function hookCallRoute(deps: RouteDeps): Route {
  const { store, hooks, surroundings, clock } = deps;
  const called = new WeakMap<Request, Hook>();
  const read = express.raw({ type: () => true, limit: MOST_BYTES });

  const turnAway = async (response: Response, hook: Hook, kind: ProblemKind, why: string): Promise<void> => {
    await noteTurnedAway(store, hook.id, why, clock.now());
    sendProblem(response, problem(kind, `The call was not taken: ${why}.`));
  };
  const find = inTime(async (request, response, next) => {
    const { token } = request.params;
    const hook = typeof token === 'string' && (await hookByToken(store, hooks.digestOf(token)));
    if (!hook) return sendProblem(response, problem('not-found', 'There is nothing at this address: copy it anew.'));
    if (hook.deletedAt) return turnAway(response, hook, 'gone', 'the hook was deleted');
    if (!hook.enabled) return turnAway(response, hook, 'refused', 'the hook is switched off');
    if (!formOf(request)) return turnAway(response, hook, 'unsupported-type', 'its type is neither JSON nor a form');
    called.set(request, hook);
    if (!response.headersSent) next();
  });
  const limit = rateLimit({
    windowMs: 60_000,
    limit: deps.limits?.hookCalls ?? DEFAULT_LIMITS.hookCalls,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request) => called.get(request)?.id ?? '',
    validate: { xForwardedForHeader: false, trustProxy: false },
    handler: (_request, response) =>
      sendProblem(response, problem('too-many', 'Too many calls of this hook. Wait as long as Retry-After says.')),
  });
  const readBody = (request: Request, response: Response, next: NextFunction): void =>
    read(request, response, (error?: unknown) => {
      const hook = called.get(request);
      if (!error || !hook) return next(error);
      const isTooLarge = typeof error === 'object' && 'status' in error && error.status === 413;
      const why = isTooLarge ? 'it is larger than 256 kB' : 'its body cannot be read';
      turnAway(response, hook, isTooLarge ? 'too-large' : 'bad-request', why).catch(next);
    });
  const take = inTime(async (request, response) => {
    const hook = called.get(request);
    const form = formOf(request);
    if (!hook || !form) throw new Error('A call was taken before its hook was found.');
    const now = clock.now();
    const bytes: unknown = request.body;
    const raw = Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
    if (hook.sealedSecret !== null) {
      const headers = {
        id: request.get('webhook-id'),
        timestamp: request.get('webhook-timestamp'),
        signature: request.get('webhook-signature'),
      };
      const verdict = hooks.judge(hook.id, hook.sealedSecret, headers, raw, now);
      if (verdict !== 'signed') return turnAway(response, hook, 'unauthorized', UNSIGNED[verdict]);
    }
    const body = raw.toString('utf8');
    const { picked, work } = readCall(hook, { form, body }, readingWorld(surroundings(), now));
    const asked = {
      idempotencyKey: request.get('idempotency-key'),
      webhookId: request.get('webhook-id'),
      isSigned: hook.sealedSecret !== null,
    };
    const key = keyOfCall(asked, picked.values, sha256(raw));
    const isUnreadable = work.kind === 'refused' && work.code === 'unreadable';
    const kept = await keepCall(
      store,
      {
        hookId: hook.id,
        ...key,
        form,
        body,
        state: isUnreadable ? 'refused' : 'waiting',
        reason: isUnreadable ? { code: work.code, detail: work.detail } : null,
        outcome: null,
        tries: 0,
        due: now,
        lease: null,
        repeats: 0,
        lastRepeatAt: null,
        at: now,
        doneAt: isUnreadable ? now : null,
      },
      `${hook.id}:${sha256(`${key.keyFrom}:${key.key}`).slice(0, 40)}`,
    );
    // It is in the log for the owner; who has sent it should know, too.
    if (isUnreadable) return sendProblem(response, problem('bad-request', work.detail));
    if (kept.kind === 'kept') hooks.signal(hook.id);
    const status = kept.kind === 'kept' ? 'accepted' : 'repeated';
    response.status(200).set('cache-control', 'no-store').json({ status, id: kept.call.id });
  });

  return {
    method: 'post',
    path: '/hooks/{token}',
    doc: {
      tag: 'Integrations',
      summary:
        'Post a lead, an order, a payment or a call, as JSON or as a form; once by `Idempotency-Key`, `webhook-id`, a field, or its bytes within a day',
      takes: z.object({
        params: z.object({ token: z.string().meta({ description: 'The secret part of the hook’s address' }) }),
        body: z
          .looseObject({})
          .meta({ description: 'Whatever the program sends; the hook’s mapping says where to look' }),
      }),
      gives: { status: 200, schema: Taken, description: 'It is kept, and will be applied' },
      security: 'none',
      problems: [401, 409, 410, 429, 503],
      once: false,
      right: undefined,
      upload: false,
    },
    handlers: [find, limit, readBody, take],
  };
}

/** The sender waits for the answer; what is not kept by then is told to be sent again. */
const KEPT_WITHIN_MS = 4_000;
const LATE = 'The database did not answer in time.';

/** A database that is away is a 503 in time: senders come again. */
function inTime(work: (request: Request, response: Response, next: NextFunction) => Promise<void>): RequestHandler {
  return async (request, response, next) => {
    try {
      await withDeadline(work(request, response, next), KEPT_WITHIN_MS, LATE);
    } catch (error) {
      if (response.headersSent) return;
      const isLate = error instanceof Error && error.message === LATE;
      if (!isLate && inWords(error) === null) return next(error);
      const headers = { 'retry-after': '5' };
      sendProblem(response, problem('unavailable', 'The call could not be kept. Send it again.', { headers }));
    }
  };
}

function formOf(request: Request): 'json' | 'form' | null {
  if (request.is(['application/json', 'application/*+json'])) return 'json';
  return request.is('application/x-www-form-urlencoded') ? 'form' : null;
}

const sha256 = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex');
