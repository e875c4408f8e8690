import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { threadIdOf } from '../domain/channel.ts';
import type { Store } from '../store/open-store.ts';
import { findWebSession } from '../store/queries/web-sessions.ts';
import { addRequests } from '../store/request-counts.ts';
import type { WebSession } from '../store/web-session.ts';
import { createProgramFinder } from './api-keys/program-of.ts';
import type { Auth } from './auth/open-auth.ts';
import { type Asker, createFairLimit, type FairLimit } from './fair-limits.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { createOnce, type Once } from './once/once.ts';
import { createPresence } from './presence.ts';
import { may, type Principal, type Right } from './principal.ts';
import { type Problem, problem } from './problem.ts';
import { isSameOrigin } from './same-origin.ts';
import { areaOf, type Tag } from './tags.ts';

export type Checked<Who> = { kind: 'who'; who: Who } | Problem;

/** Decides who asks, before anything of the request is read. */
export interface Guard<Who> {
  /** How the API document names it. */
  security: 'none' | 'visitor' | 'team';
  /** How long guard and handler may take together, ms. */
  withinMs: number;
  /** `tag`: the part of the API that is asked; a program's key may be good for some only. Left out: what every key may ask. */
  check(request: Request, response: Response, tag?: Tag): Promise<Checked<Who>>;
  /** Where the team asks: requests are counted by asker, and a change can be asked for under a key of its own. */
  team?: { asker(who: Who): Asker; fair: FairLimit; once: Once; right: Right | null };
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
  /** Whoever is known, whatever the rights. */
  known: Guard<Principal>;
}

export interface GuardDeps {
  config: Config;
  store: Store;
  auth: Auth;
  web: { readonly id: string };
  clock: { now(): Date };
  log: Logger;
  limits?: Partial<Limits>;
}

export function createGuards({ config, store, auth, web, clock, log, limits }: GuardDeps): Guards {
  const withinMs = limits?.answerMs ?? DEFAULT_LIMITS.answerMs;
  const seen = createPresence(store, clock.now, log);
  const programOf = createProgramFinder({ ownKey: config.API_KEY, store, now: clock.now, log });
  const once = createOnce({ store, now: clock.now, log });
  const fair = createFairLimit(
    { perKey: config.API_REQUESTS_PER_MINUTE, perPerson: config.CONSOLE_REQUESTS_PER_MINUTE },
    (id, hits, until) => addRequests(store, id, hits, until),
  );
  const isOwn = (request: Request) => isSameOrigin(request, config.PUBLIC_URL);

  return {
    anyone: { security: 'none', withinMs, check: async () => ({ kind: 'who', who: null }) },
    ownPages: {
      security: 'none',
      withinMs,
      check: async (request) => (isOwn(request) ? { kind: 'who', who: null } : foreignPage()),
    },
    visitor: {
      security: 'visitor',
      withinMs,
      async check(request) {
        const token = bearerOf(request);
        const session = token === null ? null : await findWebSession(store, sha256(token));
        if (!session) return unauthorized('Open a chat session and send its token as Authorization: Bearer.');
        return { kind: 'who', who: { session, threadId: threadIdOf(web.id, session.chatId) } };
      },
    },
    team: (right) => guardOf(right),
    known: guardOf(null),
  };

  function guardOf(right: Right | null): Guard<Principal> {
    return {
      security: 'team',
      withinMs,
      async check(request, response, tag) {
        const principal = await principalOf(request, response);
        if (principal.kind === 'problem') return principal;
        const refused = refusalOf(principal.who, right, tag);
        return refused ? problem('forbidden', refused) : principal;
      },
      team: { asker, fair, once, right },
    };
  }

  async function principalOf(request: Request, response: Response): Promise<Checked<Principal>> {
    const key = bearerOf(request);
    if (key !== null) {
      const found = await programOf(key);
      return found.kind === 'who' ? found : unauthorized(found.reason);
    }
    const found = await auth.session(request.get('cookie') ?? '');
    if (!found) return unauthorized('Sign in, or send the API key as Authorization: Bearer.');
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isOwn(request)) return foreignPage();
    if (!response.headersSent && found.cookies.length > 0) response.append('set-cookie', found.cookies);
    seen(found.user.id);
    return { kind: 'who', who: { kind: 'user', ...found.user } };
  }
}

const asker = ({ kind, id }: Principal): Asker => ({ kind: kind === 'user' ? 'person' : 'program', id });

/** Why this asker may not; null when nothing is in the way. */
function refusalOf(who: Principal, right: Right | null, tag: Tag | undefined): string | null {
  if (right !== null && !may(who, right)) {
    return who.kind === 'user'
      ? `Your role does not include the right to ${right}.`
      : `This API key does not include the right to ${right}.`;
  }
  if (who.kind === 'user' || who.areas === null || tag === undefined || who.areas.includes(areaOf(tag))) return null;
  return `This API key is not good for ${areaOf(tag)}: it was made for ${who.areas.join(', ')}.`;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function bearerOf(request: Request): string | null {
  return /^Bearer ([\x21-\x7e]{1,512})$/i.exec(request.get('authorization') ?? '')?.[1] ?? null;
}

const unauthorized = (detail: string): Problem =>
  problem('unauthorized', detail, { headers: { 'www-authenticate': 'Bearer realm="voronka"' } });

const foreignPage = (): Problem => problem('forbidden', 'Requests from pages of other sites are not accepted.');
