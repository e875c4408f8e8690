import { parseArgs } from 'node:util';
import globalSetup from '../test/global-setup.ts';
import { startFuzzRig } from '../test/support/fuzz/fuzz-rig.ts';

// Asks the whole API at random by its own document, longer than the test does: npm run --silent bench:fuzz -- [--each 40] [--rounds 3] [--seed N]

const { values } = parseArgs({
  options: {
    each: { type: 'string', default: '40' },
    rounds: { type: 'string', default: '3' },
    // Another one at each run: what it finds is found again by the seed that the line tells.
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
  },
});

const wanted = { seed: Number(values.seed), each: Number(values.each), rounds: Number(values.rounds) };
await globalSetup();
const rig = await startFuzzRig({ LOG_LEVEL: 'fatal' });
const began = performance.now();
try {
  const { faults, ...told } = await rig.fuzz(wanted);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  process.stdout.write(`${JSON.stringify({ ...wanted, ...told, seconds, faults })}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  await rig.stop();
  await globalThis.stopTestMongod?.();
}
