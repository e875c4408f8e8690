import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { problem, sendProblem } from './problem.ts';
import { type Counts, sharedStore } from './shared-counts.ts';

/** By whom a request is counted: a person, in all his or her sessions, or a program, by its key. */
export interface Asker {
  kind: 'person' | 'program';
  id: string;
}

/** Lets a request pass, or answers 429; says in either case how much is left. */
export type FairLimit = (request: Request, response: Response, next: NextFunction, asker: Asker) => void;

const MINUTE_MS = 60_000;

/**
 * So many requests a minute for each key and each person, 0 for as many as they like: one program that runs wild takes nothing from the
 * others. Told by `RateLimit` and `RateLimit-Policy` (draft 8 of the IETF's httpapi group), with `Retry-After` on a 429.
 */
export function createFairLimit(limits: { perKey: number; perPerson: number }, counts: Counts): FairLimit {
  const askers = new WeakMap<Request, Asker>();

  function limiter(name: string, limit: number): RequestHandler {
    if (limit === 0) return (_request, _response, next) => next();
    return rateLimit({
      windowMs: MINUTE_MS,
      limit,
      identifier: name,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      keyGenerator: (request) => askers.get(request)?.id ?? '',
      store: sharedStore(name, MINUTE_MS, counts),
      // Whom we count is settled by the guard; the library would look at addresses.
      validate: false,
      handler: (_request, response) => {
        const detail = `These are more than ${limit} requests in a minute. Wait as long as Retry-After says.`;
        sendProblem(response, problem('too-many', detail));
      },
    });
  }

  const ofKinds = { program: limiter('per-key', limits.perKey), person: limiter('per-person', limits.perPerson) };
  return (request, response, next, asker) => {
    askers.set(request, asker);
    void ofKinds[asker.kind](request, response, next);
  };
}
