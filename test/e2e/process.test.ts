import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { LineView } from '../../src/http/views/line-view.ts';
import { openStore } from '../../src/store/open-store.ts';
import { startFakeOpenai } from '../support/fake-openai.ts';
import { createTestFolder, killAndRemove, newDatabaseUri } from '../support/mongod.ts';
import { ROOT } from '../support/places.ts';
import { until } from '../support/until.ts';

const MAIN = join(ROOT, 'dist/server/main.js');

interface Running {
  child: ChildProcess;
  url: string;
  printed(): string;
  ended: Promise<{ code: number | null; signal: string | null }>;
}

describe('the process as `npm start` runs it', () => {
  const running: Running[] = [];
  const folders: string[] = [];
  afterEach(async () => {
    for (const { child, ended } of running.splice(0)) {
      child.kill('SIGKILL');
      await ended;
    }
    for (const folder of folders.splice(0)) killAndRemove(folder);
  });

  function folder(): string {
    const made = createTestFolder();
    folders.push(made);
    return made;
  }

  async function start(env: Record<string, string>): Promise<Running> {
    if (!existsSync(MAIN)) throw new Error('Run `npm run build` first.');
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, [MAIN], {
      cwd: ROOT,
      env: { PATH, HOME, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    child.stdout?.on('data', (piece) => {
      printed += String(piece);
    });
    child.stderr?.on('data', (piece) => {
      printed += String(piece);
    });
    const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
      child.once('exit', (code, signal) => resolve({ code, signal })),
    );
    const one = { child, url: '', printed: () => printed, ended };
    running.push(one);
    const port = await until(
      () => {
        if (child.exitCode !== null) throw new Error(`It ended by itself:\n${printed}`);
        return /Web chat +http:\/\/localhost:(\d+)\//.exec(printed)?.[1];
      },
      () => `its address in:\n${printed}`,
      45_000,
    );
    one.url = `http://127.0.0.1:${port}`;
    return one;
  }

  const post = (url: string, path: string, body: object, token = '') =>
    fetch(`${url}/api/v1/webchat/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  async function openChat(url: string): Promise<string> {
    const opened = await post(url, 'sessions', { locale: 'ru' });
    return z.object({ token: z.string() }).parse(await opened.json()).token;
  }
  async function lines(url: string, token: string) {
    const answer = await fetch(`${url}/api/v1/webchat/messages`, { headers: { authorization: `Bearer ${token}` } });
    return z.array(LineView).parse(await answer.json());
  }
  async function stopIn(seconds: number, { child, ended }: Running, signal: 'SIGTERM' | 'SIGINT') {
    const startedAt = performance.now();
    child.kill(signal);
    expect(await ended).toEqual({ code: 0, signal: null });
    expect((performance.now() - startedAt) / 1000).toBeLessThan(seconds);
  }

  it('ends within 5 seconds of SIGTERM even while GPT keeps it waiting, and leaves no lease', async () => {
    const gpt = await startFakeOpenai();
    gpt.play({ kind: 'hang' });
    const uri = newDatabaseUri('process');
    const one = await start({
      MONGODB_URI: uri,
      DATA_DIR: folder(),
      OPENAI_API_KEY: 'sk-test',
      OPENAI_BASE_URL: gpt.url,
    });
    const token = await openChat(one.url);
    await post(one.url, 'messages', { id: 'm1', text: 'кто написал войну и мир' }, token);
    await until(() => gpt.requests.length > 0, 'the question to GPT');
    await stopIn(5, one, 'SIGTERM');
    await gpt.stop();

    const store = await openStore(uri);
    expect(await store.threads.find().toArray()).toMatchObject([{ owner: null }]);
    expect(await store.inbox.countDocuments({ state: 'new' })).toBe(1);
    await store.close();
  });

  it('killed hard in the middle of a message starts again on its own MongoDB, keeps all and answers', async () => {
    const DATA_DIR = folder();
    const first = await start({ DATA_DIR });
    // It comes a little after the addresses.
    await until(() => /password {2}\S+/.test(first.printed()), 'the first password');
    const token = await openChat(first.url);
    await post(first.url, 'messages', { id: 'm1', text: 'здравствуйте' }, token);
    await until(async () => (await lines(first.url, token)).length === 2, 'the first answer');
    const posted = await post(first.url, 'messages', { id: 'm2', text: 'во сколько вы открываетесь?' }, token);
    expect(posted.status).toBe(202);
    first.child.kill('SIGKILL');
    await first.ended;

    const second = await start({ DATA_DIR });
    expect(second.printed()).not.toMatch(/password/);
    const all = await until(async () => {
      const read = await lines(second.url, token);
      return read.length >= 4 ? read : null;
    }, 'the answer to the message that was interrupted');
    expect(all.map(({ author }) => author)).toEqual(['customer', 'bot', 'customer', 'bot']);
    await stopIn(5, second, 'SIGINT');
  });

  it('refuses a wrong setting by its name, in one plain line', async () => {
    await expect(start({ MONGODB_URI: 'localhost' })).rejects.toThrow(/MONGODB_URI: must start with mongodb:\/\//);
  });
});
