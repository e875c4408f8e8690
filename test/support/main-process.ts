import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.ts';
import { until } from './until.ts';

const MAIN = join(ROOT, 'dist/server/main.js');

export interface MainProcess {
  child: ChildProcess;
  url: string;
  /** All that it has printed and logged. */
  said(): string;
  ended: Promise<{ code: number | null; signal: string | null }>;
  /** How `/readyz` answers: its status and its reason. */
  readiness(): Promise<{ status: number; text: string }>;
  untilReady(patienceMs?: number): Promise<void>;
  kill(): Promise<void>;
}

/**
 * The program as `npm start` runs it, in a process of its own. Resolves when it listens, which is before it is ready and is told by
 * its log at level info, so leave LOG_LEVEL alone.
 */
export async function startMain(env: Record<string, string>): Promise<MainProcess> {
  if (!existsSync(MAIN)) throw new Error('Run `npm run build` first.');
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [MAIN], {
    cwd: ROOT,
    env: { PATH, HOME, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece) => {
      said += String(piece);
    });
  }
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  );
  const port = await until(
    () => {
      if (child.exitCode !== null) throw new Error(`It ended by itself:\n${said}`);
      return /"port":(\d+),"msg":"listening"/.exec(said)?.[1];
    },
    () => `its port in:\n${said}`,
    45_000,
  );
  const url = `http://127.0.0.1:${port}`;
  async function readiness() {
    if (child.exitCode !== null) throw new Error(`It ended by itself:\n${said}`);
    const answer = await fetch(`${url}/readyz`);
    return { status: answer.status, text: await answer.text() };
  }
  return {
    child,
    url,
    said: () => said,
    ended,
    readiness,
    async untilReady(patienceMs = 45_000) {
      const last = { text: '' };
      await until(
        async () => {
          const { status, text } = await readiness();
          last.text = text;
          return status === 200;
        },
        () => `readiness, which says ${last.text} and\n${said.slice(-3_000)}`,
        patienceMs,
      );
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
