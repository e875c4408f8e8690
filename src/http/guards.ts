import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { threadIdOf } from '../domain/channel.ts';
import type { Store } from '../store/open-store.ts';
import { findWebSession } from '../store/queries/web-sessions.ts';
import type { WebSession } from '../store/web-session.ts';
import type { Auth } from './auth/open-auth.ts';
import { createPresence } from './presence.ts';
import { may, type Principal, type Right } from './principal.ts';
import { type Problem, problem } from './problem.ts';
import { isSameOrigin } from './same-origin.ts';

export type Checked<Who> = { kind: 'who'; who: Who } | Problem;

/** Decides who asks, before anything of the request is read. */
export interface Guard<Who> {
  /** How the API document names it. */
  security: 'none' | 'visitor' | 'team';
  check(request: Request, response: Response): Promise<Checked<Who>>;
}

/** A visitor of the web chat. */
export interface Visitor {
  session: WebSession;
  threadId: string;
}

export interface Guards {
  anyone: Guard<null>;
  /** Like `anyone`, but not for pages of other sites. */
  ownPages: Guard<null>;
  visitor: Guard<Visitor>;
  team(right: Right): Guard<Principal>;
}

export interface GuardDeps {
  config: Config;
  store: Store;
  auth: Auth;
  web: { readonly id: string };
  clock: { now(): Date };
  log: Logger;
}

export function createGuards({ config, store, auth, web, clock, log }: GuardDeps): Guards {
  const seen = createPresence(store, clock.now, log);
  const isOwn = (request: Request) => isSameOrigin(request, config.PUBLIC_URL);

  return {
    anyone: { security: 'none', check: async () => ({ kind: 'who', who: null }) },
    ownPages: {
      security: 'none',
      check: async (request) => (isOwn(request) ? { kind: 'who', who: null } : foreignPage()),
    },
    visitor: {
      security: 'visitor',
      async check(request) {
        const token = bearerOf(request);
        const session = token === null ? null : await findWebSession(store, sha256(token).toString('hex'));
        if (!session) return unauthorized('Open a chat session and send its token as Authorization: Bearer.');
        return { kind: 'who', who: { session, threadId: threadIdOf(web.id, session.chatId) } };
      },
    },
    team: (right) => ({
      security: 'team',
      async check(request, response) {
        const principal = await principalOf(request, response);
        if (principal.kind === 'problem') return principal;
        if (may(principal.who, right)) return principal;
        return problem('forbidden', `Your role does not include the right to ${right}.`);
      },
    }),
  };

  async function principalOf(request: Request, response: Response): Promise<Checked<Principal>> {
    const key = bearerOf(request);
    if (key !== null) {
      if (config.API_KEY !== undefined && timingSafeEqual(sha256(key), sha256(config.API_KEY))) {
        return { kind: 'who', who: { kind: 'api', role: 'owner' } };
      }
      return unauthorized('This API key is not known.');
    }
    const found = await auth.session(request.get('cookie') ?? '');
    if (!found) return unauthorized('Sign in, or send the API key as Authorization: Bearer.');
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isOwn(request)) return foreignPage();
    if (!response.headersSent && found.cookies.length > 0) response.append('set-cookie', found.cookies);
    seen(found.user.id);
    return { kind: 'who', who: { kind: 'user', ...found.user } };
  }
}

/** Digests have one length, so comparing them tells nothing about the key, not even its length. */
function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function bearerOf(request: Request): string | null {
  return /^Bearer ([\x21-\x7e]{1,512})$/i.exec(request.get('authorization') ?? '')?.[1] ?? null;
}

const unauthorized = (detail: string): Problem =>
  problem('unauthorized', detail, { headers: { 'www-authenticate': 'Bearer realm="voronka"' } });

const foreignPage = (): Problem => problem('forbidden', 'Requests from pages of other sites are not accepted.');
