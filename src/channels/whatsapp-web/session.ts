import type { Logger } from 'pino';
import type { Pause } from '../pause.ts';
import { within } from '../within.ts';
import type { Link, LinkState } from './link.ts';
import type { CreateWebClient, WebClient, WebClientEvents } from './web-client.ts';

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
}

const START_WITHIN_MS = 90_000;
const LOOK_EVERY_MS = 15_000;
const CALL_MS = 10_000;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** A page that has grown so far is started anew before the machine suffers. */
const MOST_HEAP_BYTES = 1_500_000_000;
const NOT_MINE_MS = 5_000;

/** States in which WhatsApp is fine, if perhaps busy. */
const ALIVE = new Set(['CONNECTED', 'OPENING', 'PAIRING', 'TIMEOUT', 'UNPAIRED', 'UNPAIRED_IDLE', 'UNLAUNCHED']);

export interface Session {
  link(): Link;
  /** The client while it can be used, else null. */
  client(): WebClient | null;
  /** Links by a code that is typed in on the phone instead of a QR code; null: by QR code again. */
  pair(phone: string | null): void;
  /** Ends the session for good. */
  unlink(): Promise<void>;
  run(signal: AbortSignal): Promise<void>;
}

/**
 * One browser with one session, watched: it is asked how it is every few seconds, since a browser that was killed says nothing, and is
 * started anew with growing pauses when it does not answer.
 */
export function createSession(options: SessionOptions): Session {
  const { log, now, pause, startWithinMs = START_WITHIN_MS, lookEveryMs = LOOK_EVERY_MS } = options;
  let link: Link = { state: 'off', since: now(), qr: null, pairingCode: null, phone: null, lastError: null };
  let client: WebClient | null = null;
  let pairingPhone: string | null = null;
  /** Why the client has to be started anew; null while it may stay. */
  let over: string | null = null;

  function becomes(state: LinkState, part: Partial<Link> = {}): void {
    const base = { ...link, qr: null, pairingCode: null, ...part };
    link = { ...base, state, since: state === link.state ? link.since : now() };
    options.changed(link);
  }

  const on = <E extends keyof WebClientEvents>(of: WebClient, event: E, listener: WebClientEvents[E]) =>
    of.on(event, listener);

  async function start(): Promise<WebClient> {
    over = null;
    becomes(link.state === 'off' ? 'starting' : 'lost');
    const made = await options.create({ pairingPhone });
    on(made, 'qr', (qr) => becomes('unlinked', { qr }));
    on(made, 'code', (pairingCode) => becomes('unlinked', { pairingCode }));
    on(made, 'auth_failure', (reason) => {
      becomes('refused', { lastError: reason });
      over = `WhatsApp has refused the session: ${reason}`;
    });
    on(made, 'disconnected', (reason) => {
      over = `disconnected: ${reason}`;
    });
    on(made, 'ready', () => {
      options.ready(made).then(
        () => {
          client = made;
          const number = made.ownNumber();
          becomes('ready', { phone: number && `+${number}`, lastError: null });
        },
        (error: unknown) => {
          over = `what came meanwhile could not be read: ${String(error)}`;
        },
      );
    });
    options.listen(made);
    await within(startWithinMs, made.initialize(), 'WhatsApp’s page did not start in time');
    return made;
  }

  /** Looks after the client until something is wrong with it. */
  async function watch(made: WebClient, signal: AbortSignal): Promise<string> {
    for (;;) {
      await pause(lookEveryMs, signal);
      if (signal.aborted) return 'stopped';
      if (over !== null) return over;
      if (!(await options.claim(lookEveryMs * 4))) return 'another process has the session';
      const state = await within(CALL_MS, made.state(), 'the browser does not answer').catch((error: unknown) =>
        String(error),
      );
      if (state !== null && !ALIVE.has(state)) return state;
      const heap = await within(CALL_MS, made.memory(), 'the browser does not answer').catch(() => null);
      if (heap !== null && heap > MOST_HEAP_BYTES) return `the page has grown to ${Math.round(heap / 1e6)} MB`;
    }
  }

  async function end(made: WebClient | null): Promise<void> {
    client = null;
    if (made) await within(CALL_MS, made.destroy(), 'the browser did not end').catch(() => undefined);
  }

  return {
    link: () => link,
    client: () => client,
    pair(phone) {
      pairingPhone = phone;
      over = 'linked in another way';
    },
    async unlink() {
      const leaving = client;
      if (leaving) await within(CALL_MS, leaving.logout(), 'WhatsApp did not answer').catch(() => undefined);
      pairingPhone = null;
      over = 'unlinked by a person';
    },
    async run(signal) {
      for (let failures = 0; !signal.aborted; ) {
        const isMine = await options.claim(startWithinMs + lookEveryMs * 4).catch(() => false);
        if (!isMine) {
          await pause(NOT_MINE_MS, signal);
          continue;
        }
        let made: WebClient | null = null;
        const begun = now().getTime();
        const why = await start().then(
          (started) => {
            made = started;
            return watch(started, signal);
          },
          (error: unknown) => (error instanceof Error ? error.message : String(error)),
        );
        await end(made);
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
