import { parseArgs } from 'node:util';
import { DateTime, IANAZone } from 'luxon';
import { z } from 'zod';
import { findWhen, type WhenContext } from '../src/nlu/when/find-when.ts';
import { pickWhen } from '../src/nlu/when/pick-when.ts';
import { JsonlError, readJsonl } from './read-jsonl.ts';

// How well dates and times are read: npm run --silent bench:slots -- --locale en --timezone America/Los_Angeles FILE…
const USAGE =
  'usage: bench:slots [--locale en|ru] [--reference 2019-03-01T09:00] [--timezone ZONE] [--hours 08:00-20:00] [--explain] FILE…';

function main(): void {
  try {
    const { context, files, explain } = readArguments();
    const cases = files.flatMap((file) => readJsonl(file, LineSchema)).map(toCase);
    print(score(cases, context, explain ? print : null));
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof JsonlError)) throw error;
    process.stderr.write(`bench:slots: ${error.message}\n`);
    process.exitCode = 2;
  }
}

class UsageError extends Error {}

const TurnSchema = z.object({
  text: z.string(),
  acts: z.array(z.tuple([z.string(), z.string(), z.array(z.string()), z.array(z.string())])),
});
const PlainSchema = z.object({ text: z.string(), date: z.string().nullish(), time: z.string().nullish() });
const LineSchema = z.union([TurnSchema, PlainSchema]);

/** Gold of one message: null means that nothing must be seen, undefined that it is not scored. */
interface Case {
  text: string;
  date: string | null | undefined;
  time: string | null | undefined;
  /** Counts towards falseDate. */
  hasNoDate: boolean;
}

function toCase(line: z.infer<typeof LineSchema>): Case {
  if (!('acts' in line)) return { text: line.text, date: line.date, time: line.time, hasNoDate: line.date === null };
  const gold = (noun: string) =>
    line.acts.find(
      ([act, slot, , canonical]) => act === 'INFORM' && slot.endsWith(noun) && canonical.length > 0,
    )?.[3][0];
  const date = gold('date');
  const accepts = line.acts.some(([act, slot]) => (act === 'SELECT' || act === 'AFFIRM') && slot.endsWith('date'));
  return { text: line.text, date, time: gold('time'), hasNoDate: date === undefined && !accepts };
}

function score(cases: Case[], context: WhenContext, explain: ((miss: object) => void) | null): object {
  const date = { n: 0, ok: 0 };
  const time = { n: 0, ok: 0 };
  const falseDate = { n: 0, seen: 0 };
  for (const { text, date: goldDate, time: goldTime, hasNoDate } of cases) {
    const picked = pickWhen(findWhen(text, context));
    const dateMiss = count(date, goldDate, picked.date);
    const timeMiss = count(time, goldTime, picked.time);
    const seen = hasNoDate && picked.date !== undefined;
    if (hasNoDate) falseDate.n += 1;
    if (seen) falseDate.seen += 1;
    if (dateMiss) explain?.({ miss: 'date', text, gold: goldDate, got: picked.date ?? null });
    if (timeMiss) explain?.({ miss: 'time', text, gold: goldTime, got: picked.time ?? null });
    if (seen && !dateMiss) explain?.({ miss: 'falseDate', text, gold: null, got: picked.date });
  }
  return {
    date: { ...date, rate: rate(date.ok, date.n) },
    time: { ...time, rate: rate(time.ok, time.n) },
    falseDate: { ...falseDate, rate: rate(falseDate.seen, falseDate.n) },
  };
}

/** Counts one scored value; true when it was missed. */
function count(tally: { n: number; ok: number }, gold: string | null | undefined, got: string | undefined): boolean {
  if (gold === undefined) return false;
  const isRight = (got ?? null) === gold;
  tally.n += 1;
  if (isRight) tally.ok += 1;
  return !isRight;
}

function rate(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;
}

function readArguments(): { context: WhenContext; files: string[]; explain: boolean } {
  const { values, positionals } = parse();
  const locale = values.locale ?? 'en';
  if (locale !== 'en' && locale !== 'ru') throw new UsageError(`--locale must be en or ru, not "${locale}"`);
  const timezone = values.timezone ?? 'America/Los_Angeles';
  if (!IANAZone.isValidZone(timezone)) throw new UsageError(`--timezone: no such zone "${timezone}"`);
  const reference = values.reference ?? '2019-03-01T09:00';
  const now = DateTime.fromISO(reference, { zone: timezone });
  if (!now.isValid) throw new UsageError(`--reference must be an ISO date and time, not "${reference}"`);
  const hours = /^([01]\d:[0-5]\d|2[0-3]:[0-5]\d)-([01]\d:[0-5]\d|2[0-3]:[0-5]\d)$/.exec(values.hours ?? '08:00-20:00');
  const [, open, close] = hours ?? [];
  if (open === undefined || close === undefined)
    throw new UsageError(`--hours must be HH:MM-HH:MM, not "${values.hours}"`);
  if (positionals.length === 0) throw new UsageError(`no file given; ${USAGE}`);
  const context: WhenContext = { now: now.toJSDate(), timezone, locale, hours: { open, close } };
  return { context, files: positionals, explain: values.explain ?? false };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        locale: { type: 'string' },
        reference: { type: 'string' },
        timezone: { type: 'string' },
        hours: { type: 'string' },
        explain: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}; ${USAGE}`);
  }
}

function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

main();
