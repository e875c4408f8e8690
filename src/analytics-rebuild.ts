import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { readConfig } from './config.ts';
import { rebuildNow } from './engine/analytics/rebuild-now.ts';
import { joinMongod } from './store/mongod/join-mongod.ts';
import { openStore } from './store/open-store.ts';
import { readBusiness } from './store/read-setting.ts';

/** `npm run analytics:rebuild`: makes all figures anew from the events, beside a running Voronka or without one. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: 'warn' }, pino.destination(2));
  const tell = (line: string): void => void process.stdout.write(`${line}\n`);
  const mongod = config.MONGODB_URI ? null : await joinMongod({ dataDir: config.DATA_DIR, log, progress: tell });
  try {
    const store = await openStore(config.MONGODB_URI ?? mongod?.uri ?? '');
    try {
      const kept = await readBusiness(store);
      if (!kept) throw new Error('There is no business yet, and nothing to count: start Voronka once.');
      const business = config.BUSINESS_TIMEZONE ? { ...kept, timezone: config.BUSINESS_TIMEZONE } : kept;
      const began = performance.now();
      const owner = `${process.pid}-${randomUUID()}`;
      const { dialogs } = await rebuildNow({ store, business, owner, now: () => new Date(), tell, pause });
      tell(`Made anew: ${dialogs} dialogs in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
    } finally {
      // An open connection would keep the command from ending.
      await store.close();
    }
  } finally {
    await mongod?.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
