import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import express from 'express';
import { problem, sendProblem } from './problem.ts';
import { securityHeaders } from './security-headers.ts';

/** How soon whoever was turned away may come again, s. */
const RETRY_AFTER_SECONDS = 5;

export interface FrontDoor {
  /** To be served from the first moment on. */
  listener: RequestListener;
  /** Why the program cannot be used yet, as a sentence. */
  say(reason: string): void;
  /** From now on the program answers. */
  open(app: RequestListener): void;
  /** From now on everybody is turned away, also those on connections that are still open. */
  shut(): void;
}

/**
 * Answers while there is no program yet, or none any more: the process is up (`/healthz`), but not ready and why (`/readyz`), and the
 * same as a 503 to everything else, so that messengers bring their messages again.
 */
export function createFrontDoor(publicUrl: string | undefined): FrontDoor {
  let reason = 'Voronka is starting.';
  let shut = false;
  let behind: RequestListener | null = null;

  const closed = express();
  closed.disable('x-powered-by');
  closed.use(securityHeaders(publicUrl));
  closed.get('/healthz', (_request, response) => {
    response.set('cache-control', 'no-store').json({ status: 'ok' });
  });
  closed.use((_request, response) => {
    const headers = {
      'x-request-id': randomUUID(),
      'retry-after': `${RETRY_AFTER_SECONDS}`,
      ...(shut && { connection: 'close' }),
    };
    response.set(headers);
    sendProblem(response, problem('unavailable', reason));
  });

  return {
    listener: (request, response) => (behind ?? closed)(request, response),
    say(told) {
      if (!shut) reason = told;
    },
    open(app) {
      if (!shut) behind = app;
    },
    shut() {
      shut = true;
      behind = null;
      reason = 'Voronka is being stopped.';
    },
  };
}
