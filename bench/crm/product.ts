import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '../../src/store/mongod/free-port.ts';

export interface Product {
  /** As the owner's program: the body of the answer, which must be a success. */
  call(path: string, body?: unknown): Promise<unknown>;
  url: string;
  stop(): Promise<void>;
}

const API_KEY = 'bench-key-0123456789abcdef';
const READY_WITHIN_MS = 90_000;
const LOG_TAIL = 3_000;

/** The whole program as a process of its own, on a database that is there. */
export async function startProduct(mongodbUri: string, folder: string, source: boolean): Promise<Product> {
  const port = await findFreePort(null);
  const url = `http://127.0.0.1:${port}`;
  const logFile = join(folder, 'product.log');
  const log = openSync(logFile, 'a');
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, source ? ['--import', 'tsx', 'src/main.ts'] : ['dist/server/main.js'], {
    env: {
      PATH,
      HOME,
      HOST: '127.0.0.1',
      PORT: `${port}`,
      PUBLIC_URL: url,
      MONGODB_URI: mongodbUri,
      DATA_DIR: join(folder, 'data'),
      API_KEY,
      OWNER_PASSWORD: 'of-no-use-here',
      QUIET_MS: '0',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const until = performance.now() + READY_WITHIN_MS;
  while (!(await isReady(url))) {
    if (performance.now() > until || child.exitCode !== null) {
      throw new Error(
        `The product did not start; its log ends with:\n${readFileSync(logFile, 'utf8').slice(-LOG_TAIL)}`,
      );
    }
    await sleep(100);
  }
  return {
    url,
    async call(path, body) {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', kill);
      const said = readFileSync(logFile, 'utf8').trim();
      if (said !== '') process.stderr.write(`the product said:\n${said.slice(-LOG_TAIL)}\n`);
    },
  };
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
