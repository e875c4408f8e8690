import pino from 'pino';
import { readConfig } from './config.ts';
import { newPassword } from './http/auth/new-password.ts';
import { openAuth } from './http/auth/open-auth.ts';
import { startMongod } from './store/mongod/start-mongod.ts';
import { newId } from './store/new-id.ts';
import { openStore } from './store/open-store.ts';

/** `npm run owner:password`: a new password for the owner, for whoever has lost the first one. Needs the machine, not the old one. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: 'warn' }, pino.destination(2));
  const mongod = config.MONGODB_URI ? null : await startMongod({ dataDir: config.DATA_DIR, log });
  try {
    const store = await openStore(config.MONGODB_URI ?? mongod?.uri ?? '');
    const auth = await openAuth({ config, store, log, newId, now: () => new Date() });
    const password = config.OWNER_PASSWORD ?? newPassword();
    const done = await auth.resetPassword(config.OWNER_EMAIL, password);
    process.stdout.write(
      done
        ? `The password of ${config.OWNER_EMAIL} is now ${config.OWNER_PASSWORD ? 'the one in OWNER_PASSWORD' : password}\nAll sessions of this account have ended.\n`
        : `There is no account ${config.OWNER_EMAIL}: start once, or set OWNER_EMAIL to the right address.\n`,
    );
    await store.close();
  } finally {
    await mongod?.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
