import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { createSessionBucket } from '../../src/store/whatsapp-sessions.ts';
import { createTestFolder, testDatabaseUri } from '../support/mongod.ts';

describe('Sessions of WhatsApp’s web page in the database', () => {
  let store: Store;
  let folder = '';
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('whatsapp-sessions'));
    folder = createTestFolder();
  });
  afterAll(() => store.close());

  function bucket(secret = 'of this installation') {
    const { db } = store.connection;
    if (!db) throw new Error('closed');
    return createSessionBucket(db, secret);
  }
  const collection = (part: 'files' | 'chunks') => store.connection.collection(`whatsappSessions.${part}`);
  function file(name: string, bytes: Buffer): string {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  }

  it('are kept whole, replaced, given to another process, and removed', async () => {
    const session = bucket();
    const out = join(folder, 'out.zip');
    expect(await session.exists('one')).toBe(false);
    await expect(session.load('one', out)).rejects.toThrow('no session one');
    for (const size of [1, 700_000, 300]) {
      const bytes = randomBytes(size);
      await session.save('one', file('in.zip', bytes));
      expect(await session.exists('one')).toBe(true);
      await bucket().load('one', out);
      expect(readFileSync(out).equals(bytes)).toBe(true);
      expect(await collection('files').countDocuments()).toBe(1);
    }
    // Whoever reads it has the number.
    expect(statSync(out).mode & 0o077).toBe(0);
    await session.remove('one');
    expect(await session.exists('one')).toBe(false);
    expect(await collection('chunks').countDocuments()).toBe(0);
  });

  it('are not to be read without the installation’s secret, nor under another name', async () => {
    const session = bucket();
    const words = Buffer.from('the keys of a phone number '.repeat(50));
    await session.save('two', file('in.zip', words));
    const stored = JSON.stringify(await collection('chunks').find().toArray());
    expect(stored).not.toContain(words.subarray(0, 27).toString('base64').slice(0, 30));
    await expect(bucket('of another').load('two', join(folder, 'out.zip'))).rejects.toThrow();
    await collection('files').updateOne({ filename: 'two' }, { $set: { filename: 'three' } });
    await expect(session.load('three', join(folder, 'out.zip'))).rejects.toThrow();
  });

  it('outlive a copy that breaks off, and drop what it has left', async () => {
    const session = bucket();
    const bytes = randomBytes(1_000);
    await session.save('four', file('in.zip', bytes));
    await expect(session.save('four', join(folder, 'missing.zip'))).rejects.toThrow();
    await collection('chunks').insertOne({ files_id: 'of a process that was killed', n: 0, data: 'x' });
    await session.load('four', join(folder, 'out.zip'));
    expect(readFileSync(join(folder, 'out.zip')).equals(bytes)).toBe(true);
    await session.save('four', file('in.zip', bytes));
    expect(await collection('chunks').countDocuments({ files_id: 'of a process that was killed' })).toBe(0);
  });
});
