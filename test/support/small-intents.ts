import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportIntent } from '../../src/nlu/training/export-intent.ts';
import { shippedIntents } from './build-nlu.ts';
import { createTestFolder } from './mongod.ts';

/** A folder with the shipped intents of which only so many samples are left: trained in a moment, and all that flows need is there. */
export async function smallIntents(samples: number): Promise<string> {
  const folder = join(createTestFolder(), 'intents');
  mkdirSync(folder);
  for (const { intent, description, utterances } of await shippedIntents()) {
    const few = { ru: utterances.ru.slice(0, samples), en: utterances.en.slice(0, samples) };
    const small = { intent, description, utterances: few, held_out: { ru: [], en: [] } };
    writeFileSync(join(folder, `${intent}.yml`), exportIntent(small, null));
  }
  return folder;
}
