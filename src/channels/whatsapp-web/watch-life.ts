import type { Pause } from '../pause.ts';
import { within } from '../within.ts';
import { unlessStopped } from './unless-stopped.ts';
import type { WebClient } from './web-client.ts';

/** What is known of one client from its start to its end. */
export interface Life {
  /** Why it has to be ended; null while it may stay. */
  over: string | null;
  /** Ends it at once: a person waits for it. Everything else may wait for the next look, while the client does what it does then. */
  readonly hurry: AbortController;
  /** It has said so. */
  isReady: boolean;
}

interface Watch {
  pause: Pause;
  lookEveryMs: number;
  /** This process has the session still. */
  stillMine(): Promise<boolean>;
  signal: AbortSignal;
  /** A browser that has grown so far is started anew before the machine suffers. */
  mostBytes: number;
  /** Told what the browser takes, at every look. */
  measured(bytes: number | null): void;
}

const CALL_MS = 10_000;
/** A phone with many chats is not ready at once; after so many looks it never will be. */
const MOST_LOOKS_UNREADY = 20;
/** States in which WhatsApp is fine, if perhaps busy. */
const ALIVE = new Set(['CONNECTED', 'OPENING', 'PAIRING', 'TIMEOUT', 'UNPAIRED', 'UNPAIRED_IDLE', 'UNLAUNCHED']);

/** Looks after a client until something is wrong with it, and gives what. Rejects, or gives some reason, at once when it is stopped. */
export async function watchLife(
  life: Life,
  client: WebClient,
  { pause, lookEveryMs, stillMine, signal, mostBytes, measured }: Watch,
): Promise<string> {
  const ask = <T>(answer: Promise<T>) => within(CALL_MS, unlessStopped(signal, answer), 'the browser does not answer');
  for (let unready = 0; ; ) {
    await pause(lookEveryMs, AbortSignal.any([signal, life.hurry.signal]));
    if (signal.aborted) return 'stopped';
    if (life.over !== null) return life.over;
    if (!(await unlessStopped(signal, stillMine())))
      return 'another process has the session, or nobody knows who has it';
    const state = await ask(client.state()).catch((error: unknown) => String(error));
    if (state !== null && !ALIVE.has(state)) return state;
    unready = state === 'CONNECTED' && !life.isReady ? unready + 1 : 0;
    if (unready >= MOST_LOOKS_UNREADY) return 'WhatsApp is connected, but its page does not become ready';
    const bytes = await ask(client.memory()).catch(() => null);
    measured(bytes);
    if (bytes !== null && bytes > mostBytes) {
      return `the browser has grown to ${megabytes(bytes)} MB, more than ${megabytes(mostBytes)}`;
    }
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
