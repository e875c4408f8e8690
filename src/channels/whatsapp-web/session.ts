import type { Logger } from 'pino';
import type { Pause } from '../pause.ts';
import { within } from '../within.ts';
import type { Link, LinkState } from './link.ts';
import { unlessStopped } from './unless-stopped.ts';
import { type Life, watchLife } from './watch-life.ts';
import type { CreateWebClient, WebClient } from './web-client.ts';

export interface SessionOptions {
  create: CreateWebClient;
  log: Logger;
  now(): Date;
  pause: Pause;
  /** Of several processes one has the session; asked again before the lease ends. */
  claim(leaseMs: number): Promise<boolean>;
  release(): Promise<void>;
  /** Told whenever the link changes. */
  changed(link: Link): void;
  /** Each is told of a new client before it starts. */
  listen(client: WebClient): void;
  /** The client can be used. Rejects where the session should begin anew. */
  ready(client: WebClient): Promise<void>;
  startWithinMs?: number;
  lookEveryMs?: number;
  /** The browser may take so much. */
  mostBytes?: number;
}

const START_WITHIN_MS = 90_000;
const MOST_BYTES = 1_500 * 1024 * 1024;
/** Less of a change is no news. */
const MEMORY_STEP = 20 * 1024 * 1024;
const LOOK_EVERY_MS = 15_000;
/** In looks. A look at a browser that does not answer, with a database that does not, takes three. */
const LEASE = 8;
const MARGIN = 3;
const LOGOUT_MS = 10_000;
/** With what a channel may take to stop in mind. */
const END_MS = 3_000;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 5 * 60_000;
const NOT_MINE_MS = 5_000;

export interface Session {
  link(): Link;
  /** The client while it can be used, else null. */
  client(): WebClient | null;
  /** Links by a code that is typed in on the phone instead of a QR code; null: by QR code again. */
  pair(phone: string | null): void;
  /** Ends the session for good. */
  unlink(): Promise<void>;
  /** Until the signal is given. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
}

/**
 * One browser with one session, watched: it is asked how it is every few seconds, since a browser that was killed says nothing, and is
 * started anew with growing pauses when it does not answer.
 */
export function createSession(options: SessionOptions): Session {
  const { log, now, pause, startWithinMs = START_WITHIN_MS, lookEveryMs = LOOK_EVERY_MS } = options;
  const mostBytes = options.mostBytes ?? MOST_BYTES;
  let link: Link = {
    state: 'off',
    since: now(),
    qr: null,
    pairingCode: null,
    phone: null,
    lastError: null,
    memoryBytes: null,
  };
  let client: WebClient | null = null;
  let pairingPhone: string | null = null;
  let current: Life | null = null;
  let mineUntil = 0;

  function becomes(state: LinkState, part: Partial<Link> = {}): void {
    const base = { ...link, qr: null, pairingCode: null, ...part };
    link = { ...base, state, since: state === link.state ? link.since : now() };
    options.changed(link);
  }

  /** The codes on show stay as they are. */
  function measured(memoryBytes: number | null): void {
    if (Math.abs((memoryBytes ?? 0) - (link.memoryBytes ?? 0)) < MEMORY_STEP) return;
    link = { ...link, memoryBytes };
    options.changed(link);
  }

  /** Null: nobody knows. */
  async function claim(leaseMs: number): Promise<boolean | null> {
    const until = now().getTime() + leaseMs;
    const isMine = await within(lookEveryMs, options.claim(leaseMs), 'no answer').catch(() => null);
    if (isMine) mineUntil = until;
    return isMine;
  }

  /** While nobody knows, what was ours stays ours until shortly before the lease ends. */
  async function stillMine(): Promise<boolean> {
    return (await claim(lookEveryMs * LEASE)) ?? now().getTime() < mineUntil - lookEveryMs * MARGIN;
  }

  /** What a client tells counts while it is the one at work: one that is being ended may speak still. */
  function follow(life: Life, made: WebClient): void {
    const whileCurrent =
      <Given extends unknown[]>(listener: (...given: Given) => void) =>
      (...given: Given): void => {
        if (current === life) listener(...given);
      };
    made.on(
      'qr',
      whileCurrent((qr) => becomes('unlinked', { qr })),
    );
    made.on(
      'code',
      whileCurrent((pairingCode) => becomes('unlinked', { pairingCode })),
    );
    made.on(
      'auth_failure',
      whileCurrent((reason) => {
        becomes('refused', { lastError: reason });
        life.over = `WhatsApp has refused the session: ${reason}`;
      }),
    );
    made.on(
      'disconnected',
      whileCurrent((reason) => {
        life.over = `disconnected: ${reason}`;
      }),
    );
    made.on(
      'ready',
      whileCurrent(() => {
        life.isReady = true;
        const usable = whileCurrent(() => {
          client = made;
          const number = made.ownNumber();
          becomes('ready', { phone: number && `+${number}`, lastError: null });
        });
        options.ready(made).then(usable, (error: unknown) => {
          life.over = `what came meanwhile could not be read: ${String(error)}`;
        });
      }),
    );
  }

  /** One client from its start to its end, whichever way it comes; gives the reason. */
  async function live(signal: AbortSignal): Promise<string> {
    const life: Life = { over: null, hurry: new AbortController(), isReady: false };
    current = life;
    let made: WebClient | null = null;
    try {
      becomes(link.state === 'off' ? 'starting' : 'lost');
      made = await options.create({ pairingPhone });
      if (signal.aborted) return 'stopped';
      follow(life, made);
      options.listen(made);
      const started = unlessStopped(signal, made.initialize());
      await within(startWithinMs, started, 'WhatsApp’s page did not start in time');
      return await watchLife(life, made, { pause, lookEveryMs, stillMine, signal, mostBytes, measured });
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      current = null;
      client = null;
      link = { ...link, memoryBytes: null };
      if (made) await within(END_MS, made.destroy(), 'the browser did not end').catch(() => undefined);
    }
  }

  return {
    link: () => link,
    client: () => client,
    pair(phone) {
      pairingPhone = phone;
      if (!current) return;
      current.over = 'linked in another way';
      current.hurry.abort();
    },
    async unlink() {
      const leaving = client;
      if (leaving) await within(LOGOUT_MS, leaving.logout(), 'WhatsApp did not answer').catch(() => undefined);
      pairingPhone = null;
      if (current) current.over = 'unlinked by a person';
    },
    async run(signal) {
      for (let failures = 0; !signal.aborted; ) {
        if (!(await claim(startWithinMs + lookEveryMs * LEASE))) {
          await pause(NOT_MINE_MS, signal);
          continue;
        }
        const begun = now().getTime();
        const why = await live(signal);
        if (signal.aborted) break;
        failures = now().getTime() - begun > LONGEST_WAIT_MS ? 1 : failures + 1;
        log.warn({ why, failures }, 'The WhatsApp session begins anew');
        if (link.state !== 'refused') becomes('lost', { lastError: why });
        await pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1)), signal);
      }
      becomes('off');
      await options.release().catch(() => undefined);
    },
  };
}
