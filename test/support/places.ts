import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createTestFolder } from './mongod.ts';

// Apart from `start-app.ts`: whoever imports that loads the whole program, which takes a suite more than a second.

export const ROOT = join(import.meta.dirname, '../..');
/** The intents as the build has trained them, so that no test waits for it. */
export const MODELS = join(ROOT, 'dist/models');

/** A folder for the data of one app, in which it finds the trained intents of the build. */
export function dataFolder(): string {
  mkdirSync(MODELS, { recursive: true });
  const folder = createTestFolder();
  symlinkSync(MODELS, join(folder, 'models'));
  return folder;
}
