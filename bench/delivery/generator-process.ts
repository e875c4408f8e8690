import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type LoadResult, type Order, Report } from './load/protocol.ts';

export interface Generator {
  /** Of the fake channel. */
  port: number;
  run(order: Omit<Order, 'id'>): Promise<LoadResult>;
  /** Where the bot wants its updates, once it has said so. */
  webhookOf(bot: string): Promise<{ url: string; secret: string }>;
  stop(): void;
}

const MAIN = fileURLToPath(new URL('./load/generator.ts', import.meta.url));
const WEBHOOK_WITHIN_MS = 60_000;

/** Starts the process of the customers and the messengers. It ends with us, however we end. */
export async function startGenerator(): Promise<Generator> {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map<number, { resolve: (result: LoadResult) => void; reject: (error: Error) => void }>();
  const webhooks = new Map<string, { url: string; secret: string }>();
  let lastId = 0;

  const port = await new Promise<number>((resolve, reject) => {
    child.on('message', (message: unknown) => {
      const report = Report.parse(message);
      if (report.kind === 'listening') resolve(report.port);
      if (report.kind === 'webhook') webhooks.set(report.bot, report);
      if (report.kind !== 'done') return;
      waiting.get(report.id)?.resolve(report.result);
      waiting.delete(report.id);
    });
    child.once('exit', (code) => {
      const error = new Error(`The load generator has ended with ${code}.`);
      reject(error);
      for (const one of waiting.values()) one.reject(error);
    });
  });

  return {
    port,
    run(order) {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        child.send({ ...order, id });
      });
    },
    async webhookOf(bot) {
      const until = Date.now() + WEBHOOK_WITHIN_MS;
      for (;;) {
        const webhook = webhooks.get(bot);
        if (webhook) return webhook;
        if (Date.now() > until) throw new Error(`The bot ${bot} has not told its webhook.`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    stop: () => void child.kill('SIGKILL'),
  };
}
