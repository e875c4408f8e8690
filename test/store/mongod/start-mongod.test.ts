import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import pino from 'pino';
import { findOrphan } from '../../../src/store/mongod/find-orphan.ts';
import { isAlive } from '../../../src/store/mongod/mongod-process.ts';
import { readRunRecord } from '../../../src/store/mongod/run-record.ts';
import { buildEmbedded, withNotes } from './embedded.ts';

/** From here on Linux lends ports to outgoing connections, which could take one while its MongoDB restarts. */
const LOWEST_LENT_PORT = 32_768;

const embedded = buildEmbedded();
describe('MongoDB of our own', () => {
  afterEach(embedded.cleanUp);

  describe('the embedded MongoDB', () => {
    it('starts on an empty folder with transactions and change streams', async () => {
      const { uri } = await embedded.start(embedded.folder());
      const connection = await mongoose.createConnection(uri).asPromise();
      const notes = connection.collection('notes');
      const changes = notes.watch();
      const seen = changes.next();
      await connection.transaction((session) => notes.insertOne({ text: 'привет' }, { session }));
      expect(await seen).toMatchObject({ operationType: 'insert', fullDocument: { text: 'привет' } });
      await changes.close();
      await connection.close();
    });

    it('keeps its data and its address over a restart', async () => {
      const folder = embedded.folder();
      const first = await embedded.start(folder);
      await withNotes(first.uri, (notes) => notes.insertOne({ text: 'kept' }));
      await first.stop();
      expect(isAlive(first.pid)).toBe(false);
      const second = await embedded.start(folder);
      expect(second.uri).toBe(first.uri);
      expect(await withNotes(second.uri, (notes) => notes.countDocuments())).toBe(1);
    });

    it('moves to another port when the old one is taken, and keeps its data', async () => {
      const folder = embedded.folder();
      const first = await embedded.start(folder);
      await withNotes(first.uri, (notes) => notes.insertOne({ text: 'kept' }));
      await first.stop();
      const stranger = createServer((socket) => socket.destroy()).listen(Number(new URL(first.uri).port), '127.0.0.1');
      await once(stranger, 'listening');
      const second = await embedded.start(folder);
      expect(second.uri).not.toBe(first.uri);
      expect(Number(new URL(second.uri).port)).toBeLessThan(LOWEST_LENT_PORT);
      expect(await withNotes(second.uri, (notes) => notes.countDocuments())).toBe(1);
      stranger.close();
    });

    it('says so when the port it is told to use is taken', async () => {
      const stranger = createServer().listen(0, '127.0.0.1');
      await once(stranger, 'listening');
      const address = stranger.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      await expect(embedded.start(embedded.folder(), { port })).rejects.toThrow(`Port ${port} at 127.0.0.1 is taken`);
      stranger.close();
    });

    it('survives SIGKILL of mongod itself without losing an acknowledged write', async () => {
      const folder = embedded.folder();
      const first = await embedded.start(folder);
      await withNotes(first.uri, async (notes) => {
        await notes.insertOne({ text: 'acknowledged' }, { writeConcern: { w: 'majority', j: true } });
        process.kill(first.pid, 'SIGKILL');
      });
      await first.stop();
      const second = await embedded.start(folder);
      expect(await withNotes(second.uri, (notes) => notes.countDocuments())).toBe(1);
    });
  });

  describe('a killed Voronka', () => {
    it('leaves a MongoDB that the next start uses, with its data, and can stop', async () => {
      const folder = embedded.folder();
      const { uri, pid, parent } = await embedded.startElsewhere(folder);
      await withNotes(uri, (notes) => notes.insertOne({ text: 'before the kill' }));
      // The whole process group, as Ctrl-C in a terminal reaches it.
      process.kill(-(parent.pid ?? 0), 'SIGKILL');
      await once(parent, 'exit');
      expect(isAlive(pid)).toBe(true);

      const next = await embedded.start(folder);
      expect(next).toMatchObject({ uri, pid });
      expect(await withNotes(next.uri, (notes) => notes.countDocuments())).toBe(1);
      await next.stop();
      expect(isAlive(pid)).toBe(false);
    });

    it('leaves a MongoDB that is found even when the record of it is lost', async () => {
      const folder = embedded.folder();
      const { pid, parent } = await embedded.startElsewhere(folder);
      parent.kill('SIGKILL');
      await once(parent, 'exit');
      writeFileSync(join(folder, 'mongod.json'), '{broken');
      expect(await embedded.start(folder)).toMatchObject({ pid });
    });

    it('leaves a MongoDB that is ended when it hangs', async () => {
      const folder = embedded.folder();
      const { pid, parent } = await embedded.startElsewhere(folder);
      parent.kill('SIGKILL');
      await once(parent, 'exit');
      process.kill(pid, 'SIGSTOP');
      const paths = { root: folder, dbPath: join(folder, 'mongo'), logFile: '', recordFile: '' };
      const record = readRunRecord(join(folder, 'mongod.json'));
      expect(await findOrphan(paths, record, pino({ level: 'silent' }), 500)).toBeNull();
      expect(isAlive(pid)).toBe(false);
    });
  });

  describe('a start that can not succeed', () => {
    it('is refused while another live Voronka has the folder, naming its process', async () => {
      const folder = embedded.folder();
      const { uri, parent } = await embedded.startElsewhere(folder);
      const refused = expect(embedded.start(folder)).rejects;
      await refused.toMatchObject({
        name: 'MongodStartError',
        message: expect.stringContaining(`already running (pid ${parent.pid}) on the data folder ${folder}`),
      });
      expect(await withNotes(uri, (notes) => notes.countDocuments())).toBe(0);
    });

    it('is refused a second time in the same process, and allowed after the first was stopped', async () => {
      const folder = embedded.folder();
      const first = await embedded.start(folder);
      await expect(embedded.start(folder)).rejects.toThrow(`already running (pid ${process.pid})`);
      await first.stop();
      await embedded.start(folder);
    });

    it('shows the end of the log when mongod refuses an option', async () => {
      await expect(embedded.start(embedded.folder(), { extraArgs: ['--nonsense'] })).rejects.toMatchObject({
        name: 'MongodStartError',
        message: expect.stringContaining("unrecognised option '--nonsense'"),
      });
    });

    it('names the folder that can not be written', async () => {
      const file = join(embedded.folder(), 'file');
      writeFileSync(file, '');
      await expect(embedded.start(file)).rejects.toThrow(`The data folder ${file} can't be written`);
    });

    it('explains data that a newer MongoDB has written', async () => {
      const folder = embedded.folder();
      const first = await embedded.start(folder);
      await first.stop();
      const turtle = join(folder, 'mongo', 'WiredTiger.turtle');
      writeFileSync(turtle, readFileSync(turtle, 'latin1').replace('version=(major=1', 'version=(major=9'), 'latin1');
      await expect(embedded.start(folder)).rejects.toThrow('written by another version of MongoDB');
    });

    it('leaves the folder free for the next try', async () => {
      const folder = embedded.folder();
      await expect(embedded.start(folder, { extraArgs: ['--nonsense'] })).rejects.toThrow();
      await embedded.start(folder);
    });
  });
});
