import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { IntentFile } from '../intent-file.ts';
import { CONCEPTS_EN } from '../lexicon/concepts-en.ts';
import { CONCEPTS_RU } from '../lexicon/concepts-ru.ts';
import { writeWhole } from '../write-whole.ts';
import { CLASSIFIER_VERSION, type IntentClassifier, loadClassifier } from './intent-classifier.ts';

/** The file's name tells what it was trained on, so an old model is never taken for a new one. */
export function cacheFile(cacheDir: string, intents: readonly IntentFile[]): string {
  const trained = intents.map(({ intent, utterances }) => ({ intent, utterances }));
  const content = JSON.stringify([CLASSIFIER_VERSION, CONCEPTS_RU, CONCEPTS_EN, trained]);
  return join(cacheDir, `intents-${createHash('sha256').update(content).digest('hex').slice(0, 24)}.model`);
}

/** The first line of the file is the check sum of the rest: a disk that lost some bytes gives no strange answers. */
const sumOf = (content: Buffer) => crc32(content).toString(16);
const NEW_LINE = 10;

/** The stored classifier, or null when there is none or the file is damaged: training then makes a new one. */
export async function readCached(file: string): Promise<IntentClassifier | null> {
  try {
    const kept = await readFile(file);
    const end = kept.indexOf(NEW_LINE);
    const content = kept.subarray(end + 1);
    if (kept.subarray(0, end).toString() !== sumOf(content)) return null;
    return await loadClassifier(JSON.parse(content.toString('utf8')));
  } catch {
    return null;
  }
}

/** `file` as `cacheFile` has named it. */
export async function writeCached(file: string, classifier: IntentClassifier): Promise<void> {
  const content = Buffer.from(JSON.stringify(classifier.save()));
  await writeWhole(file, Buffer.concat([Buffer.from(`${sumOf(content)}\n`), content]));
}
