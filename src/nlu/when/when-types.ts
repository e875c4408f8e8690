/** Everything that the words of a message are read against. */
export interface WhenContext {
  now: Date;
  /** IANA zone of the business; every date and time that comes out is meant in it. */
  timezone: string;
  /** Decides only what the words leave open, such as 03/04. Both languages are always read. */
  locale: 'ru' | 'en';
  /** Opening hours 'HH:MM', to choose between 05:00 and 17:00 for "at 5". */
  hours?: { open: string; close: string };
  /** What the bot has just asked for: with it a bare "17" or "28" is an answer, without it only a number. */
  expects?: 'date' | 'time';
}

/** `rejected`: the customer says not this one. `preferred`: a correction or a move to this one. */
export type WhenCue = 'rejected' | 'preferred';

interface Seen {
  /** UTF-16 offsets into the message, end exclusive. */
  span: [number, number];
  text: string;
  /** 0..1 */
  confidence: number;
  cue?: WhenCue;
}

export type DayPart = 'morning' | 'afternoon' | 'evening';

export type WhenMatch =
  | ({ kind: 'date'; value: string } & Seen)
  | ({ kind: 'time'; value: string; ambiguous?: boolean; also?: string } & Seen)
  | ({ kind: 'dayPart'; value: DayPart; from: string; to: string } & Seen)
  | ({ kind: 'dateRange'; from: string; to: string } & Seen)
  | ({ kind: 'timeRange'; from?: string; to?: string } & Seen);
