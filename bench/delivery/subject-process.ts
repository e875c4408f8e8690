import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rssMbOf } from './cpu.ts';
import type { Generator } from './generator-process.ts';
import type { Order } from './load/protocol.ts';
import type { Subject } from './subjects.ts';

/** What an order has to say about the bot. */
export type Target = Pick<Order, 'protocol' | 'bot' | 'port' | 'path' | 'secret' | 'echoes' | 'serverPid'>;

export interface RunningSubject {
  name: string;
  target: Target;
  /** Of the start, before any load. */
  rssIdle: number;
  rss(): number;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 90_000;
/** Voronka ends what runs, and writes its profile. */
const STOP_WITHIN_MS = 12_000;
const CALM_MS = 1_000;
const LOG_TAIL = 2_000;

/** Starts a bot as a process of its own and waits until it takes messages. */
export async function startSubject(
  subject: Subject,
  port: number,
  folder: string,
  generator: Generator,
): Promise<RunningSubject> {
  const { name, command, env, target } = subject;
  const logFile = join(folder, `${name}.log`);
  const log = openSync(logFile, 'a');
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, command, {
    env: { ...(PATH && { PATH }), ...(HOME && { HOME }), ...env },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  // However this process ends, also by a signal that its main program turns into an exit.
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { pid } = child;
  if (pid === undefined) throw new Error(`${name} could not be started.`);
  try {
    await untilReady(port, subject.readyPath, () => child.exitCode === null);
  } catch (error) {
    kill();
    throw new Error(`${name} did not start; its log ends with:\n${readFileSync(logFile, 'utf8').slice(-LOG_TAIL)}`, {
      cause: error,
    });
  }
  const { path, secret } =
    target.path === null ? await toldWebhook(generator, target.bot) : { ...target, path: target.path };
  await sleep(CALM_MS);
  const { protocol, bot, echoes } = target;
  return {
    name,
    target: { protocol, bot, echoes, port, path, secret, serverPid: pid },
    rssIdle: rssMbOf(pid),
    rss: () => rssMbOf(pid),
    async stop() {
      child.kill('SIGTERM');
      await Promise.race([ended, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
      kill();
      await ended;
      process.off('exit', kill);
      const said = readFileSync(logFile, 'utf8')
        .split('\n')
        .filter((line) => /"level":[456]0|Error/.test(line));
      if (said.length > 0)
        process.stderr.write(`${name} warned ${said.length} times, first: ${said[0]?.slice(0, 400)}\n`);
    },
  };
}

async function toldWebhook(generator: Generator, bot: string): Promise<{ path: string; secret: string }> {
  const { url, secret } = await generator.webhookOf(bot);
  return { path: new URL(url).pathname, secret };
}

async function untilReady(port: number, path: string | null, isAlive: () => boolean): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (isAlive() && Date.now() < until) {
    const url = `http://127.0.0.1:${port}${path}`;
    if (
      path === null
        ? await takesConnections(port)
        : await fetch(url).then(
            ({ ok }) => ok,
            () => false,
          )
    )
      return;
    await sleep(100);
  }
  throw new Error(isAlive() ? 'not ready in time' : 'has ended');
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
