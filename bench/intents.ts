import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { z } from 'zod';
import { Locale } from '../src/domain/localized.ts';
import { NONE } from '../src/domain/understanding.ts';
import { detectLocale } from '../src/nlu/detect-locale.ts';
import { obtainClassifier } from '../src/nlu/intent/obtain-classifier.ts';
import { loadIntents } from '../src/nlu/load-intents.ts';
import { scoreIntents } from './score-intents.ts';

/**
 * npm run --silent bench:intents -- FILE…
 * Lines `{text, intent, locale?}`; without a file the held-out sentences of intents/. Prints one JSON line, with both
 * languages together and each by itself; a line without `locale` counts for the language detected in it.
 */
const Line = z.object({ text: z.string(), intent: z.string(), locale: Locale.optional() });
type Line = z.infer<typeof Line>;

const loaded = await loadIntents(join(import.meta.dirname, '../intents'));
if (loaded.kind === 'broken') {
  refuse(loaded.problems.map(({ file, line, path, reason }) => `${file}:${line} ${path} ${reason}`).join('\n'));
}
const files = process.argv.slice(2);
const lines = files.length > 0 ? (await Promise.all(files.map(readLines))).flat() : heldOut();
const log = pino({ level: 'warn' }, pino.destination(2));
const classifier = await obtainClassifier(loaded.intents, join(tmpdir(), 'voronka-bench'), log);

const outcomes = [];
for (const { text, intent, locale } of [...lines.slice(0, 200), ...lines]) {
  const startedAt = performance.now();
  const detected = detectLocale(text, locale ?? 'ru');
  const [best] = await classifier.classify(text, detected);
  outcomes.push({
    locale: locale ?? detected,
    gold: intent,
    predicted: best?.intent ?? NONE,
    microseconds: (performance.now() - startedAt) * 1000,
  });
}
// The first ones only warm the compiler up.
process.stdout.write(`${JSON.stringify(scoreIntents(outcomes.slice(-lines.length)))}\n`);

function heldOut(): Line[] {
  return loaded.kind === 'broken'
    ? []
    : loaded.intents.flatMap(({ intent, held_out }) =>
        Locale.options.flatMap((locale) => held_out[locale].map((text) => ({ text, intent, locale }))),
      );
}

async function readLines(file: string): Promise<Line[]> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => refuse(`${file}: ${String(error)}`));
  return content
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parse(line, `${file}:${index + 1}`)]));
}

function parse(line: string, place: string): Line {
  try {
    const checked = Line.safeParse(JSON.parse(line));
    if (checked.success) return checked.data;
    return refuse(
      `${place} ${checked.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`,
    );
  } catch {
    return refuse(`${place} is not JSON`);
  }
}

function refuse(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(2);
}
