import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The folder for downloaded binaries: the wanted one, by default `~/.cache/voronka` (all checkouts of a user share one
 * download), else, when that can't be written, a folder inside the data folder. Creates it.
 */
export async function chooseCacheDir(wanted: string | undefined, dataRoot: string): Promise<string> {
  const shared = resolve(wanted ?? join(homedir(), '.cache', 'voronka'));
  try {
    await mkdir(shared, { recursive: true });
    await access(shared, constants.W_OK | constants.X_OK);
    return shared;
  } catch {
    const own = join(dataRoot, 'cache');
    await mkdir(own, { recursive: true });
    return own;
  }
}
