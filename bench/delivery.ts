import { execFileSync } from 'node:child_process';
import { installPeers } from './delivery/install-peers.ts';
import { measure } from './delivery/measure.ts';
import { readOptions, UsageError } from './delivery/options.ts';
import { openWorkshop } from './delivery/workshop.ts';

// Message in, reply out, beside the frameworks: npm run --silent bench:delivery -- [options], see delivery/options.ts. Linux only.

async function main(): Promise<void> {
  const options = readOptions();
  installPeers();
  // As `npm start` does; what it says must not get into our one line.
  if (options.builds)
    execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', process.stderr, 'inherit'] });
  const workshop = await openWorkshop(options.profile);
  try {
    process.stdout.write(`${JSON.stringify(await measure(workshop, options))}\n`);
  } finally {
    await workshop.close();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const isPlain = error instanceof UsageError;
    const what = error instanceof Error ? (isPlain ? error.message : error.stack) : String(error);
    process.stderr.write(`bench:delivery: ${what}\n`);
    process.exit(isPlain ? 2 : 1);
  },
);
