import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The product under a supervisor that starts it again whenever it has ended, as a container platform would. */
export interface Supervised {
  pid(): number;
  /** What its own readiness says, as of the last look. */
  isReady(): boolean;
  untilReady(): Promise<void>;
  /** SIGKILL; then what there is to see in between; then a new process. */
  kill(inBetween: () => Promise<void>): Promise<void>;
  /** How often it ended although nobody killed it. */
  ownDeaths(): number;
  /** At once and for good. */
  end(): void;
}

export interface SuperviseOptions {
  url: string;
  env: Record<string, string>;
  logFile: string;
}

const LOOK_EVERY_MS = 50;
/** Readiness that does not come within this is none. */
const LOOK_WITHIN_MS = 1_000;
const READY_WITHIN_MS = 60_000;
const RESTART_PAUSE_MS = 300;
const MOST_OWN_DEATHS = 20;

export function supervise({ url, env, logFile }: SuperviseOptions): Supervised {
  const log = openSync(logFile, 'a');
  let ready = false;
  let ended = false;
  let killing = false;
  let ownDeaths = 0;
  let child = start();

  function start(): ChildProcess {
    const started = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], {
      env,
      stdio: ['ignore', log, log],
    });
    started.once('exit', () => {
      ready = false;
      if (ended || killing) return;
      ownDeaths += 1;
      if (ownDeaths > MOST_OWN_DEATHS) return;
      setTimeout(() => {
        // A kill may have come in between and started the next one.
        if (!ended && !killing && child === started) child = start();
      }, RESTART_PAUSE_MS);
    });
    return started;
  }

  async function watch(): Promise<void> {
    while (!ended) {
      const looked = child;
      const isReady = await looksReady(url);
      // What was seen of a process that has ended since says nothing about the next one.
      if (looked === child && child.exitCode === null && child.signalCode === null) ready = isReady;
      await sleep(LOOK_EVERY_MS, undefined, { ref: false });
    }
  }
  void watch();

  return {
    pid: () => child.pid ?? 0,
    isReady: () => ready,
    async untilReady() {
      const deadline = performance.now() + READY_WITHIN_MS;
      while (!ready) {
        if (performance.now() > deadline) throw new Error(`The product was not ready within ${READY_WITHIN_MS} ms.`);
        await sleep(LOOK_EVERY_MS);
      }
    },
    async kill(inBetween) {
      killing = true;
      const exited = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await exited;
      }
      ready = false;
      await inBetween();
      child = start();
      killing = false;
    },
    ownDeaths: () => ownDeaths,
    end() {
      ended = true;
      child.kill('SIGKILL');
    },
  };
}

async function looksReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(LOOK_WITHIN_MS) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
