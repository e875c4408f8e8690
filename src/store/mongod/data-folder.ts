import { constants } from 'node:fs';
import { access, mkdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { errorText } from './error-text.ts';
import { startError } from './start-error.ts';

/** Where everything of one embedded MongoDB lies. All paths are absolute, links resolved. */
export interface DataFolder {
  root: string;
  /** mongod's own files. */
  dbPath: string;
  logFile: string;
  recordFile: string;
}

/** Creates the data folder if needed and makes sure that it can be written. */
export async function prepareDataFolder(dataDir: string): Promise<DataFolder> {
  const wanted = resolve(dataDir);
  try {
    await mkdir(join(wanted, 'mongo'), { recursive: true, mode: 0o700 });
    await access(wanted, constants.W_OK | constants.X_OK);
    await access(join(wanted, 'mongo'), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw startError(
      `The data folder ${wanted} can't be written (${errorText(error)}). Give this user the right to write there, or set DATA_DIR to another folder.`,
      error,
    );
  }
  const root = await realpath(wanted);
  return {
    root,
    dbPath: join(root, 'mongo'),
    logFile: join(root, 'mongod.log'),
    recordFile: join(root, 'mongod.json'),
  };
}
