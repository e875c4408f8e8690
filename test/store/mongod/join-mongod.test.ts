import { afterEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { joinMongod } from '../../../src/store/mongod/join-mongod.ts';
import { isAlive } from '../../../src/store/mongod/mongod-process.ts';
import { buildEmbedded } from './embedded.ts';

const embedded = buildEmbedded();
describe('MongoDB of our own', () => {
  afterEach(embedded.cleanUp);

  it('a command beside a running Voronka uses its MongoDB, and leaves it running', async () => {
    const folder = embedded.folder();
    const running = await embedded.start(folder);
    const joined = await joinMongod({ dataDir: folder, log: pino({ level: 'silent' }) });
    expect(joined.uri).toBe(running.uri);
    await joined.stop();
    expect(isAlive(running.pid)).toBe(true);
  });
});
