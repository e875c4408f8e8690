import type { Business } from '../../domain/business/business.ts';
import { openingHours } from '../../domain/business/opening-hours.ts';
import type { Locale } from '../../domain/localized.ts';
import type { Entity } from '../../domain/understanding.ts';
import { findWhen, type WhenContext, type WhenMatch } from '../when/find-when.ts';
import { pickWhen } from '../when/pick-when.ts';

export interface TimesContext {
  now: Date;
  business: Business;
  locale: Locale;
  asked: readonly string[];
}

/**
 * Dates, times and ranges of a text, in the business's zone. What the customer rejects ("не в пятницу") is left out;
 * what was corrected or mentioned beside the main one has half the confidence. Parts of the day are time ranges.
 */
export function findTimes(text: string, context: TimesContext): Entity[] {
  const { now, business, locale } = context;
  const expects = expected(context.asked);
  const base: WhenContext = { now, timezone: business.timezone, locale, ...(expects ? { expects } : {}) };
  const first = findWhen(text, withHours(base, widestHours(business)));
  if (first.length === 0) return [];

  const date = pickWhen(first).date;
  const ofDay = date === undefined ? null : envelope(openingHours(business, date));
  const matches = ofDay ? findWhen(text, withHours(base, ofDay)) : first;
  const used = new Set(pickWhen(matches).used);
  return matches
    .filter(({ cue }) => cue !== 'rejected')
    .map((match) => toEntity(match, used.has(match) ? match.confidence : match.confidence / 2));
}

function toEntity(match: WhenMatch, confidence: number): Entity {
  const { span, text } = match;
  const seen = { span, text, confidence };
  switch (match.kind) {
    case 'date':
      return { kind: 'date', value: match.value, ...seen };
    case 'time':
      return {
        kind: 'time',
        value: match.value,
        ...(match.also ? { also: match.also } : {}),
        ...seen,
        confidence: match.ambiguous ? confidence * 0.8 : confidence,
      };
    case 'dateRange':
      return { kind: 'dateRange', from: match.from, to: match.to, ...seen };
    case 'dayPart':
    case 'timeRange': {
      const { from, to } = match;
      return { kind: 'timeRange', ...(from ? { from } : {}), ...(to ? { to } : {}), ...seen };
    }
  }
}

function expected(asked: readonly string[]): 'date' | 'time' | null {
  if (asked.includes('time')) return 'time';
  return asked.includes('date') ? 'date' : null;
}

type Hours = { open: string; close: string };

const withHours = (context: WhenContext, hours: Hours | null): WhenContext => (hours ? { ...context, hours } : context);

const widestHours = (business: Business): Hours | null => envelope(Object.values(business.hours).flat());

/** From the first opening to the last closing. */
function envelope(ranges: readonly { from: string; to: string }[]): Hours | null {
  const open = ranges.map(({ from }) => from).sort()[0];
  const close = ranges
    .map(({ to }) => to)
    .sort()
    .at(-1);
  return open !== undefined && close !== undefined ? { open, close } : null;
}
