import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { fieldErrors } from './field-errors.ts';
import { invalidInput, sendProblem } from './problem.ts';
import type { Route, RouteSpec } from './route.ts';

/** A route whose body or answer is a stream of bytes: guarded, parsed and described as all others, and free in how it answers. */
export interface RawRouteSpec<Who, Takes extends z.ZodObject>
  extends Pick<RouteSpec<Who, Takes, z.ZodType>, 'method' | 'path' | 'tag' | 'summary' | 'guard' | 'takes' | 'gives'> {
  problems?: readonly number[];
  /** Run before anything else. */
  limits?: readonly RequestHandler[];
  handle(asked: z.output<Takes> & { who: Who }, request: Request, response: Response): Promise<void>;
}

export function rawRoute<Who, Takes extends z.ZodObject>(spec: RawRouteSpec<Who, Takes>): Route {
  const { method, path, tag, summary, guard, takes, gives, problems = [], limits = [] } = spec;
  const { team } = guard;
  const guests = new WeakMap<Request, { who: Who }>();
  const check: RequestHandler = async (request, response, next) => {
    const checked = await guard.check(request, response, tag);
    if (checked.kind === 'problem') return sendProblem(response, checked);
    guests.set(request, { who: checked.who });
    if (team) team.fair(request, response, next, team.asker(checked.who));
    else next();
  };
  const answer: RequestHandler = async (request, response) => {
    const guest = guests.get(request);
    if (!guest) throw new Error('A handler ran before its guard.');
    const { params, query } = request;
    const parsed = takes.safeParse({ params, query });
    if (!parsed.success) return sendProblem(response, invalidInput(fieldErrors(parsed.error)));
    await spec.handle({ ...parsed.data, who: guest.who }, request, response);
  };
  return {
    method,
    path,
    doc: {
      tag,
      summary,
      takes,
      gives,
      security: guard.security,
      problems: [...problems, ...(limits.length > 0 ? [429] : []), 503],
      once: false,
      right: team?.right,
      upload: method !== 'get',
    },
    handlers: [...limits, check, answer],
  };
}
