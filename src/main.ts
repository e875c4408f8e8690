import { resolve } from 'node:path';
import pino, { type Logger } from 'pino';
import { type App, startApp } from './app.ts';
import { readConfig } from './config.ts';
import { inWords } from './store/outage.ts';
import { welcome } from './welcome.ts';

/** Errors that are written for the owner: their text is the whole message. */
const PLAIN = new Set(['ConfigError', 'ContentError', 'MongodStartError', 'ListenError', 'DatabaseError']);

const tell = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.LOG_LEVEL }, pino.destination({ dest: 2, sync: false }));
  surviveOutages(log);
  const stopping = new AbortController();
  let app: App | null = null;
  const end = async (signal: string) => {
    if (stopping.signal.aborted) return;
    stopping.abort(new Error(signal));
    log.info({ signal }, 'stopping');
    // A part that hangs must not keep the process from ending; what it holds runs out by itself.
    setTimeout(() => process.exit(1), 9_000).unref();
    // While it still starts, `startApp` cleans up after itself.
    if (!app) return;
    await app.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void end('SIGINT'));
  process.on('SIGTERM', () => void end('SIGTERM'));
  try {
    app = await startApp({
      config,
      log,
      tell,
      assets: { console: resolve('dist/console'), widget: resolve('dist/widget') },
      modelsDir: resolve('dist/models'),
      signal: stopping.signal,
    });
  } catch (error) {
    if (stopping.signal.aborted) process.exit(0);
    throw error;
  }
  if (stopping.signal.aborted) {
    await app.stop();
    process.exit(0);
  }
  for (const line of welcome(config, app)) tell(line);
}

/** A promise that a library has left alone ends the process, which is right for a bug and wrong for a database that is away. */
function surviveOutages(log: Logger): void {
  process.on('unhandledRejection', (error) => {
    const outage = inWords(error);
    if (outage === null) throw error;
    log.error({ err: error }, `${outage}; nobody was waiting for this answer`);
  });
}

main().catch((error: unknown) => {
  const plain = error instanceof Error && PLAIN.has(error.name);
  process.stderr.write(`${plain ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
