import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type Problem, problem, sendProblem } from './problem.ts';

/** What express and its body readers throw for a request that cannot be read. */
const Unreadable = z.object({ status: z.number().min(400).max(499), type: z.string().optional() });

export const handleUnknown: RequestHandler = (_request, response) => {
  sendProblem(response, problem('not-found', 'There is nothing at this address. The API is described at /api/docs.'));
};

/** Bugs and outages: told without their insides; the log has them under the id that the answer names. */
export function handleErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const unreadable = Unreadable.safeParse(error);
    const found = unreadable.success ? problemOf(unreadable.data) : null;
    if (!found) log.error({ err: error, request: response.get('x-request-id') }, 'A request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    sendProblem(response, found ?? problem('internal', 'Something went wrong on our side. The log tells more.'));
  };
}

function problemOf({ status, type }: z.infer<typeof Unreadable>): Problem {
  if (status === 413) return problem('too-large', 'The body is too large.');
  if (status === 415) return problem('unsupported-type', 'The body comes in an encoding that is not understood.');
  if (type === 'entity.parse.failed') return problem('malformed-json', 'The body is not valid JSON.');
  if (status === 404) return problem('not-found', 'There is nothing at this address.');
  return problem('bad-request', 'The request could not be read.');
}
