import { beforeAll } from '@jest/globals';
import { rememberDatabase, takeUsedDatabases } from './mongod.ts';

const PATIENCE_MS = 5_000;

/**
 * Before each test file: away with what the files before it in this worker have left. All at the end would be tens of thousands of open
 * files, more than a mongod may have. Not after its own file: something may still write then.
 */
beforeAll(async () => {
  const names = takeUsedDatabases();
  const uri = process.env.TEST_MONGODB_URI;
  if (names.length === 0 || uri === undefined) return;
  // Not above: the half of all suites has no need of a database, and each loads its modules anew.
  const { default: mongoose } = await import('mongoose');
  const connection = await mongoose.createConnection(uri).asPromise();
  try {
    for (const name of names) {
      // What a killed process has left open keeps a database until the server ends it: then a later file drops it.
      await connection
        .getClient()
        .db(name)
        .command({ dropDatabase: 1, maxTimeMS: PATIENCE_MS })
        .catch(() => rememberDatabase(name));
    }
  } finally {
    await connection.close();
  }
});
