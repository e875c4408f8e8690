import pino from 'pino';
import { startMongod } from '../../../src/store/mongod/start-mongod.ts';

/** A Voronka to be killed by a test: starts MongoDB on the folder given, says so in one line, and lives on. */
const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('Usage: start-and-hold.ts DATA_DIR');
const { uri, pid } = await startMongod({ dataDir, log: pino({ level: 'silent' }) });
process.stdout.write(`${JSON.stringify({ uri, pid })}\n`);
setInterval(() => {}, 60_000);
