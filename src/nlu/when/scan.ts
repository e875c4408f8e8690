import type { Token } from './tokenise.ts';
import type { DayPart } from './when-types.ts';

export type ClockPart = DayPart | 'night';

/** A clock time as said: which half of the day is still open unless `part` or `exact` says so. */
export interface Clock {
  hour: number;
  minute: number;
  part?: ClockPart;
  meridiem?: 'am' | 'pm';
  /** Written the 24-hour way: 15:00, 09:30, noon. */
  exact: boolean;
  /** A number without minutes or unit, only an hour because of the words around it. */
  bare: boolean;
}

/** `from` and `to` are token positions, `to` exclusive; days are epoch days. */
interface Place {
  at: number;
  to: number;
  confidence: number;
}

export type Draft = Place &
  (
    | { kind: 'date'; day: number; via: 'calendar' | 'weekday' | 'qualifiedWeekday' | 'relative' | 'weeks' }
    | { kind: 'dateRange'; first: number; last: number; week: boolean }
    | { kind: 'time'; clock: Clock }
    | { kind: 'moment'; clock: Clock }
    | { kind: 'dayPart'; part: DayPart; from: string; until: string }
    | { kind: 'timeRange'; from?: Clock; until?: Clock }
    /** Words about time that name no bookable one: "yesterday", "every Friday", "good morning". */
    | { kind: 'nothing' }
  );

export interface Scan {
  tokens: Token[];
  /** Epoch day in the business zone. */
  today: number;
  /** Local wall clock `minutes` from now, over changes of summer time. */
  clockAfter: (minutes: number) => { day: number; hour: number; minute: number };
  locale: 'ru' | 'en';
  hours: { open: string; close: string } | null;
  expects: 'date' | 'time' | null;
  /** Per token: see Block. */
  blocks: Uint8Array;
  /** What was found last, to its right a bare hour may follow. */
  last: Draft | null;
}

/** A rule looks at one position and answers what it found there, or null. */
export type Rule = (scan: Scan, at: number) => Draft[] | null;

export const Block = { none: 0, quantity: 1, hard: 2 } as const;

export function norm(scan: Scan, at: number): string {
  return scan.tokens[at]?.norm ?? '';
}

export function isOneOf(scan: Scan, at: number, words: ReadonlySet<string>): boolean {
  const token = scan.tokens[at];
  return token !== undefined && words.has(token.norm);
}

export function isBlocked(scan: Scan, at: number): boolean {
  return scan.blocks[at] !== Block.none;
}

/** Whether the words stand at this position one after another. */
export function reads(scan: Scan, at: number, ...words: string[]): boolean {
  return words.every((word, offset) => norm(scan, at + offset) === word);
}

/** Position after the tokens of the set (articles, prepositions, commas) that stand at this position, at most `limit`. */
export function skip(scan: Scan, at: number, words: ReadonlySet<string>, limit = 2): number {
  let next = at;
  while (next < at + limit && isOneOf(scan, next, words)) next += 1;
  return next;
}

export interface NumberRead {
  value: number;
  to: number;
  kind: 'digits' | 'cardinal' | 'ordinal';
  oblique: boolean;
}

/** Reads 7, "seven", "twenty five", "двадцать пятое" as one number at this position. */
export function readNumber(scan: Scan, at: number): NumberRead | null {
  const token = scan.tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'number') {
    return Number.isNaN(token.value) ? null : { value: token.value, to: at + 1, kind: 'digits', oblique: false };
  }
  const word = token.number;
  if (word === null) return null;
  const read: NumberRead = { value: word.value, to: at + 1, kind: word.kind, oblique: word.oblique ?? false };
  if (word.kind === 'ordinal' || word.value < 20) return read;
  const unitAt = norm(scan, at + 1) === '-' ? at + 2 : at + 1;
  const unit = scan.tokens[unitAt]?.number;
  if (unit === undefined || unit === null || unit.value < 1 || unit.value > 9) return read;
  return { value: word.value + unit.value, to: unitAt + 1, kind: unit.kind, oblique: read.oblique };
}

/** Position after the ordinal ending of a run of digits ("8th", "8-го", "8е"), or null when there is none. */
export function readOrdinalEnding(scan: Scan, at: number): number | null {
  const token = scan.tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'word' && token.glued && ORDINAL_ENDINGS.has(token.norm)) return at + 1;
  const after = scan.tokens[at + 1];
  const dashed = token.norm === '-' && token.glued && after?.glued === true && RU_ENDINGS.has(after.norm);
  return dashed ? at + 2 : null;
}

/** Position after the ending of a count in digits ("к 5-ти", "к 3м"), or the same position. */
export function readCardinalEnding(scan: Scan, at: number): number {
  const endingAt = norm(scan, at) === '-' ? at + 1 : at;
  const ending = scan.tokens[endingAt];
  return ending?.glued === true && CARDINAL_ENDINGS.has(ending.norm) ? endingAt + 1 : at;
}

const CARDINAL_ENDINGS = new Set(['ти', 'ми', 'м', 'х', 'и']);
const RU_ENDINGS = new Set(['го', 'ого', 'его', 'е', 'ое', 'му', 'ому', 'г']);
const ORDINAL_ENDINGS = new Set([...RU_ENDINGS, 'st', 'nd', 'rd', 'th']);
