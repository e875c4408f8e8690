import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { inWords } from '../store/outage.ts';
import type { Answer } from './answer.ts';
import { streamEvents } from './event-stream.ts';
import { fieldErrors } from './field-errors.ts';
import type { Guard } from './guards.ts';
import type { Right } from './principal.ts';
import { invalidInput, problem, sendProblem } from './problem.ts';
import type { Tag } from './tags.ts';

/**
 * One route: who may call it, what it takes, what it gives, and the one thing that it does. Checked and documented from
 * the same schemas, so neither can drift.
 */
export interface RouteSpec<Who, Takes extends z.ZodObject, Gives extends z.ZodType> {
  method: Method;
  /** In OpenAPI's form: `/api/v1/dialogs/{id}`. */
  path: string;
  tag: Tag;
  /** True: also for keys that are limited to other parts of the API. */
  anyArea?: boolean;
  summary: string;
  guard: Guard<Who>;
  /** Runs after the guard, so that it can count by who asks. */
  limit?: RequestHandler;
  /** Where a body may be larger than a message ever is. */
  mostBytes?: number;
  /** Where somebody else's server is asked and the caller knows that it takes its time, ms. */
  patientMs?: number;
  /** An object of `params`, `query` and `body`, whichever there are. */
  takes: Takes;
  gives: Given<Gives>;
  /** Statuses of problems beside those that follow from guard and schemas. */
  problems?: readonly number[];
  handle(
    asked: z.output<Takes> & {
      who: Who;
      request: Request;
      /** Where the asker has sent an `Idempotency-Key`: the same for each try. Whatever is named by it is made once. */
      onceId: string | null;
    },
  ): MaybePromise<Answer<z.output<Gives>>>;
}

export interface Given<Gives extends z.ZodType = z.ZodType> {
  status: 200 | 201 | 202;
  schema: Gives;
  description: string;
  /** Where it is not JSON. */
  type?: 'text/plain' | 'text/event-stream' | 'text/csv' | 'application/jsonl' | 'application/octet-stream';
}

/** A route as express mounts it and the API document tells of it. */
export interface Route {
  method: Method;
  path: string;
  doc: Pick<RouteSpec<unknown, z.ZodObject, z.ZodType>, 'tag' | 'summary' | 'takes' | 'gives'> & {
    /** Whether it can be asked for under an `Idempotency-Key`. */
    once: boolean;
    /** What the team's people and keys need for it; undefined where it is not theirs, null where all of them may. */
    right: Right | null | undefined;
    /** The body is a file as it is. */
    upload: boolean;
    security: Guard<unknown>['security'];
    problems: readonly number[];
  };
  handlers: RequestHandler[];
}

type Method = 'get' | 'post' | 'patch' | 'delete';
type MaybePromise<T> = T | Promise<T>;

/** A message is at most 10,000 characters, so this is plenty. */
const MOST_BYTES = 102_400;

/** Guard, limit, parse, one call, answer: the same way for every route. */
export function route<Who, Takes extends z.ZodObject, Gives extends z.ZodType>(
  spec: RouteSpec<Who, Takes, Gives>,
): Route {
  const { method, path, tag, summary, guard, limit, takes, gives, mostBytes = MOST_BYTES } = spec;
  const patientMs = Math.max(guard.withinMs, spec.patientMs ?? 0);
  const area = spec.anyArea ? undefined : tag;
  const { team } = guard;
  // Signing in and out has no use for it, and passwords are nothing to keep a digest of.
  const once = method !== 'get' && path.startsWith('/api/v1/') ? team?.once : undefined;
  const readJson = express.json({ limit: mostBytes, type: 'application/json' });
  const guests = new WeakMap<Request, { who: Who; spentMs: number }>();

  const check: RequestHandler = async (request, response, next) => {
    const began = performance.now();
    const checked = await inTime(response, guard.withinMs, () => guard.check(request, response, area));
    if (checked === LATE) return;
    if (checked.kind === 'problem') return sendProblem(response, checked);
    guests.set(request, { who: checked.who, spentMs: performance.now() - began });
    next();
  };
  const fair: RequestHandler = (request, response, next) => {
    const guest = guests.get(request);
    if (!guest || !team) next();
    else team.fair(request, response, next, team.asker(guest.who));
  };
  const answer: RequestHandler = async (request, response) => {
    const guest = guests.get(request);
    if (!guest) throw new Error('A handler ran before its guard.');
    const { params, query, body } = request;
    const parsed = takes.safeParse({ params, query, body });
    if (!parsed.success) return sendProblem(response, invalidInput(fieldErrors(parsed.error)));
    const { who, spentMs } = guest;
    const work = async (onceId: string | null) => spec.handle({ ...parsed.data, who, request, onceId });
    // The time in which the body came in is the caller's, not ours.
    const done = await inTime(response, patientMs - spentMs, async () =>
      once && team ? once(request, team.asker(who), patientMs, work) : { answer: await work(null), replayed: false },
    );
    if (done === LATE) return;
    if (done.replayed) response.set('idempotency-replayed', 'true');
    const mayStillRead = async () => (await guard.check(request, response, area)).kind === 'who';
    sendAnswer(request, response, gives, done.answer, mayStillRead);
  };

  const hasBody = 'body' in takes.shape;
  const problems = [...new Set([...(spec.problems ?? []), ...(limit ? [429] : []), 503])];
  return {
    method,
    path,
    doc: {
      tag,
      summary,
      takes,
      gives,
      security: guard.security,
      problems,
      once: once !== undefined,
      right: team?.right,
      upload: false,
    },
    handlers: [
      check,
      ...(team ? [fair] : []),
      ...(limit ? [limit] : []),
      ...(hasBody ? [needJson, readJson] : []),
      answer,
    ],
  };
}

const RETRY_AFTER_SECONDS = 5;
const LATE = Symbol('late');

/**
 * What the work gives, or LATE when somebody else has been answered by then: a database that is away gets a 503 in time, and what
 * comes afterwards, be it a result or an error, is dropped. An outage that the database tells at once is a 503, too.
 */
async function inTime<T>(response: Response, ms: number, work: () => Promise<T>): Promise<T | typeof LATE> {
  const refuse = (detail: string) =>
    sendProblem(response, problem('unavailable', detail, { headers: { 'retry-after': `${RETRY_AFTER_SECONDS}` } }));
  const timer = setTimeout(refuse, ms, 'There was no answer in time. What was asked may still be done; ask again.');
  try {
    const done = await work();
    return response.headersSent ? LATE : done;
  } catch (error) {
    if (response.headersSent) return LATE;
    if (inWords(error) === null) throw error;
    refuse('The database does not answer. What was asked may still be done; ask again.');
    return LATE;
  } finally {
    clearTimeout(timer);
  }
}

/** A body of another type would stay unread and look like an empty one. */
function needJson(request: Request, response: Response, next: NextFunction): void {
  // No body at all (`is` gives null, or the length says so) is for the schema to judge.
  const isEmpty = request.get('content-length') === '0';
  if (isEmpty || request.is('application/json') !== false) next();
  else sendProblem(response, problem('unsupported-type', 'Send JSON with Content-Type: application/json.'));
}

function sendAnswer(
  request: Request,
  response: Response,
  { status, type }: Given,
  answer: Answer<unknown>,
  mayStillRead: () => Promise<boolean>,
): void {
  if (answer.kind === 'problem') sendProblem(response, answer);
  // A HEAD request asks only whether the stream is there; opening it would never end.
  else if (answer.kind === 'stream' && request.method === 'HEAD') response.type('text/event-stream').end();
  else if (answer.kind === 'stream') streamEvents(request, response, answer.open, mayStillRead);
  else {
    response.status(status).set('cache-control', 'no-store');
    response.set(answer.headers ?? {});
    if (type === 'text/plain') response.type('text/plain').send(String(answer.body));
    else response.json(answer.body);
  }
}
