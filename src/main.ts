import { resolve } from 'node:path';
import pino from 'pino';
import { startApp } from './app.ts';
import { readConfig } from './config.ts';
import { welcome } from './welcome.ts';

/** Errors that are written for the owner: their text is the whole message. */
const PLAIN = new Set(['ConfigError', 'ContentError', 'MongodStartError', 'ListenError']);

const tell = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.LOG_LEVEL }, pino.destination({ dest: 2, sync: false }));
  const app = await startApp({
    config,
    log,
    tell,
    assets: { console: resolve('dist/console'), widget: resolve('dist/widget') },
    modelsDir: resolve('dist/models'),
  });
  for (const line of welcome(config, app)) tell(line);

  let stopping = false;
  const end = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    // A part that hangs must not keep the process from ending; what it holds runs out by itself.
    setTimeout(() => process.exit(1), 9_000).unref();
    await app.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void end('SIGINT'));
  process.on('SIGTERM', () => void end('SIGTERM'));
}

main().catch((error: unknown) => {
  const plain = error instanceof Error && PLAIN.has(error.name);
  process.stderr.write(`${plain ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
