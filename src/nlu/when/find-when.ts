import { DateTime } from 'luxon';
import { calendarRules } from './calendar-rules.ts';
import { isoDay, toEpochDay } from './civil-date.ts';
import { clockRules } from './clock-rules.ts';
import { joinDrafts } from './join-drafts.ts';
import { numericDateRules } from './numeric-date-rules.ts';
import { markQuantities } from './quantities.ts';
import { readCues } from './read-cue.ts';
import { relativeRules } from './relative-rules.ts';
import { resolveClock } from './resolve-clock.ts';
import { Block, type ClockPart, type Draft, type Rule, type Scan } from './scan.ts';
import { tokenise } from './tokenise.ts';
import { weekdayRules } from './weekday-rules.ts';
import type { WhenContext, WhenCue, WhenMatch } from './when-types.ts';

export type { WhenContext, WhenMatch } from './when-types.ts';

/**
 * Finds the dates, times, parts of the day and ranges that a message names, in Russian and English, in the order of the text.
 * Dates and times are those of `context.timezone`. Numbers that count or name something (prices, ages, phones, addresses,
 * durations) and days in the past are left out. Only the first 2,000 characters are read. Throws RangeError on an unknown time zone.
 *
 * @example findWhen('завтра в 5', { now, timezone: 'Europe/Moscow', locale: 'ru', hours: { open: '09:00', close: '21:00' } })
 * // [{ kind: 'date', value: '2026-11-24', … }, { kind: 'time', value: '17:00', ambiguous: true, … }]
 */
export function findWhen(text: string, context: WhenContext): WhenMatch[] {
  const scan = startScan(text, context);
  markQuantities(scan);
  const drafts = joinDrafts(scan, applyRules(scan));
  const part = onlyPart(drafts);
  const cues = readCues(scan, drafts);
  return drafts.flatMap((draft, index) => toMatch(text, scan, draft, cues[index] ?? null, part));
}

/** First rule that finds something at a position wins, and the scan goes on behind it. */
const RULES: Rule[] = [...relativeRules, ...numericDateRules, ...calendarRules, ...weekdayRules, ...clockRules];

let last: { timezone: string; minute: number; now: DateTime } | null = null;

/** The minute in the business's zone. Many messages come in one minute, and zones are slow to look up. */
function minuteIn(timezone: string, moment: Date): DateTime {
  const minute = Math.floor(moment.getTime() / 60_000);
  if (last?.minute !== minute || last.timezone !== timezone) {
    last = { timezone, minute, now: DateTime.fromMillis(minute * 60_000, { zone: timezone }) };
  }
  return last.now;
}

function startScan(text: string, context: WhenContext): Scan {
  const now = minuteIn(context.timezone, context.now);
  const today = toEpochDay(now.year, now.month, now.day);
  if (today === null) throw new RangeError(`Unknown time zone or invalid clock: "${context.timezone}"`);
  const tokens = tokenise(text);
  return {
    tokens,
    today,
    clockAfter(minutes) {
      const later = now.plus({ minutes });
      return { day: toEpochDay(later.year, later.month, later.day) ?? today, hour: later.hour, minute: later.minute };
    },
    locale: context.locale,
    hours: context.hours ?? null,
    expects: context.expects ?? null,
    blocks: new Uint8Array(tokens.length),
    last: null,
  };
}

function applyRules(scan: Scan): Draft[] {
  const drafts: Draft[] = [];
  let at = 0;
  while (at < scan.tokens.length) {
    const found = scan.blocks[at] === Block.hard ? null : firstFound(scan, at);
    if (found === null) {
      at += 1;
      continue;
    }
    drafts.push(...found);
    scan.last = found.at(-1) ?? scan.last;
    at = Math.max(at + (found.some((draft) => draft.to > at) ? 0 : 1), ...found.map((draft) => draft.to));
  }
  return drafts;
}

function firstFound(scan: Scan, at: number): Draft[] | null {
  for (const rule of RULES) {
    const found = rule(scan, at);
    if (found !== null) return found;
  }
  return null;
}

/** The one part of the day that the message names: it settles "в субботу утром, часов в 11" too. */
function onlyPart(drafts: Draft[]): ClockPart | null {
  const parts = new Set(drafts.flatMap((draft) => (draft.kind === 'dayPart' ? [draft.part] : [])));
  const [first] = parts;
  return parts.size === 1 && first !== undefined ? first : null;
}

function toMatch(text: string, scan: Scan, draft: Draft, cue: WhenCue | null, part: ClockPart | null): WhenMatch[] {
  if (draft.kind === 'nothing') return [];
  const start = scan.tokens[draft.at]?.start ?? 0;
  const end = scan.tokens[Math.max(draft.at, draft.to - 1)]?.end ?? start;
  const seen = {
    span: [start, end] satisfies [number, number],
    text: text.slice(start, end),
    confidence: draft.confidence,
    ...(cue === null ? {} : { cue }),
  };
  const clock = (value: Parameters<typeof resolveClock>[0]) =>
    resolveClock(part !== null && value.part === undefined ? { ...value, ...partFor(value, part) } : value, scan.hours);
  switch (draft.kind) {
    case 'date':
      return [{ kind: 'date', value: isoDay(draft.day), ...seen }];
    case 'dateRange':
      return [{ kind: 'dateRange', from: isoDay(draft.first), to: isoDay(draft.last), ...seen }];
    case 'dayPart':
      return [{ kind: 'dayPart', value: draft.part, from: draft.from, to: draft.until, ...seen }];
    case 'timeRange': {
      const from = draft.from === undefined ? {} : { from: clock(draft.from).value };
      const to = draft.until === undefined ? {} : { to: clock(draft.until).value };
      return [{ kind: 'timeRange', ...from, ...to, ...seen }];
    }
    case 'moment':
    case 'time': {
      const { value, ambiguous, also, confidence } = clock(draft.clock);
      const sure = Math.round(draft.confidence * confidence * 100) / 100;
      return [
        {
          kind: 'time',
          value,
          ...seen,
          confidence: sure,
          ...(ambiguous ? { ambiguous } : {}),
          ...(also ? { also } : {}),
        },
      ];
    }
  }
}

/** A part said elsewhere only decides between the halves of the day; it never moves "15:00". */
function partFor(clock: Parameters<typeof resolveClock>[0], part: ClockPart): { part?: ClockPart } {
  return clock.exact || clock.meridiem !== undefined || clock.hour > 12 ? {} : { part };
}
