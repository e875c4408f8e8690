import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { type RateLimitRequestHandler, rateLimit } from 'express-rate-limit';
import { problem, sendProblem } from './problem.ts';

/** How often one asker may do what costs us something, and how long we may take. */
export interface Limits {
  /** Wrong passwords per address in ten minutes: far above typing errors, far below guessing. */
  failedLogins: number;
  /** New chats per address in ten minutes; many people share one address of a mobile operator. */
  newChats: number;
  /** Messages per chat in a minute. */
  chatMessages: number;
  /** Files per chat, and per address, in ten minutes. */
  chatFiles: number;
  chatFilesOfAddress: number;
  /** What other programs post to one address of theirs, in a minute: forms and shops come in waves, floods do not. */
  hookCalls: number;
  /** What is not answered by then is answered by 503, ms; routes that ask somebody else's server have a time of their own. */
  answerMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  failedLogins: 20,
  newChats: 600,
  chatMessages: 60,
  chatFiles: 30,
  chatFilesOfAddress: 120,
  hookCalls: 300,
  // For guard and handler together. With the way there and back it stays below the 5 s in which nobody's request may hang.
  answerMs: 4_500,
};

export interface Limiters {
  failedLogins: RateLimitRequestHandler;
  newChats: RateLimitRequestHandler;
  chatMessages: RateLimitRequestHandler;
  chatFiles: RateLimitRequestHandler;
  chatFilesOfAddress: RateLimitRequestHandler;
}

/** Counted in memory: with several processes each counts for itself, so the true limit is their number times higher. */
export function createLimiters(limits: Limits): Limiters {
  const limiter = (
    limit: number,
    minutes: number,
    more: { skipSuccessfulRequests?: boolean; byToken?: boolean } = {},
  ) =>
    rateLimit({
      windowMs: minutes * 60_000,
      limit,
      skipSuccessfulRequests: more.skipSuccessfulRequests ?? false,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      ...(more.byToken && { keyGenerator: tokenOf }),
      // Whether to believe X-Forwarded-For is settled by "trust proxy"; no need to warn about it.
      validate: { xForwardedForHeader: false, trustProxy: false },
      handler: (_request, response) => {
        // The limiter has set Retry-After.
        sendProblem(response, problem('too-many', 'Too many requests. Wait as long as Retry-After says.'));
      },
    });
  return {
    failedLogins: limiter(limits.failedLogins, 10, { skipSuccessfulRequests: true }),
    newChats: limiter(limits.newChats, 10),
    chatMessages: limiter(limits.chatMessages, 1, { byToken: true }),
    chatFiles: limiter(limits.chatFiles, 10, { byToken: true }),
    chatFilesOfAddress: limiter(limits.chatFilesOfAddress, 10),
  };
}

/** As a digest: whatever somebody sends as a token takes no more memory than a real one, and none is kept. */
const tokenOf = (request: Request): string =>
  createHash('sha256')
    .update(request.get('authorization') ?? '')
    .digest('base64url');
