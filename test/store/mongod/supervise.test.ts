import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { isAlive } from '../../../src/store/mongod/mongod-process.ts';
import { type Server, supervise } from '../../../src/store/mongod/supervise.ts';
import { until } from '../../support/until.ts';
import { buildEmbedded, withNotes } from './embedded.ts';

const embedded = buildEmbedded();
describe('MongoDB of our own', () => {
  afterEach(embedded.cleanUp);

  function rememberLog() {
    const lines: string[] = [];
    return {
      log: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
      said: () => lines.join(''),
    };
  }

  describe('an embedded MongoDB that ends while the program runs', () => {
    it('is started again on its port and folder after kill -9, each time, with all that was acknowledged', async () => {
      const { log, said } = rememberLog();
      const mongod = await embedded.start(embedded.folder(), { log });
      for (const round of [1, 2]) {
        const { pid } = mongod;
        await withNotes(mongod.uri, (notes) =>
          notes.insertOne({ round }, { writeConcern: { w: 'majority', journal: true } }),
        );
        process.kill(pid, 'SIGKILL');
        await until(() => mongod.pid !== pid && isAlive(mongod.pid), 'another process');
        expect(await withNotes(mongod.uri, (notes) => notes.countDocuments())).toBe(round);
      }
      expect(said()).toMatch(/ended unexpectedly: Something killed it/);
      await mongod.stop();
      expect(isAlive(mongod.pid)).toBe(false);
    });

    it('is started again also when an earlier process had started it', async () => {
      const folder = embedded.folder();
      const { uri, pid, parent } = await embedded.startElsewhere(folder);
      parent.kill('SIGKILL');
      await once(parent, 'exit');
      const mongod = await embedded.start(folder);
      expect(mongod).toMatchObject({ uri, pid });
      process.kill(pid, 'SIGKILL');
      await until(() => mongod.pid !== pid && isAlive(mongod.pid), 'another process');
      expect(await withNotes(uri, (notes) => notes.countDocuments())).toBe(0);
    });

    it('can be stopped while it is being started again', async () => {
      const folder = embedded.folder();
      const mongod = await embedded.start(folder);
      process.kill(mongod.pid, 'SIGKILL');
      await until(() => !isAlive(mongod.pid), 'its end');
      await mongod.stop();
      expect(isAlive(mongod.pid)).toBe(false);
      await embedded.start(folder);
    });

    it('is tried again with growing pauses for as long as it fails, the reason in the log', async () => {
      const { log, said } = rememberLog();
      const pauses: number[] = [];
      const root = embedded.folder();
      const dead = (): Server => ({
        pid: 2 ** 22 + 1,
        port: 1,
        exited: Promise.resolve({ code: null, signal: 'SIGABRT', error: null }),
      });
      let tries = 0;
      const enough = new Promise<void>((resolve) => {
        const supervised = supervise(dead(), {
          folder: { root, dbPath: join(root, 'mongo'), logFile: join(root, 'mongod.log'), recordFile: '' },
          log,
          again: async () => {
            tries += 1;
            if (tries === 8) {
              void supervised.stop();
              resolve();
            }
            throw new Error('MongoDB 8 did not start. The disk is full.\nThe end of the log:');
          },
          pause: async (ms) => void pauses.push(ms),
          random: () => 1,
        });
      });
      await enough;
      expect(pauses.slice(0, 7).map((ms) => Math.ceil(ms / 1_000))).toEqual([1, 1, 2, 4, 8, 15, 15]);
      expect(said()).toContain('the next try follows: MongoDB 8 did not start. The disk is full."');
    });
  });
});
