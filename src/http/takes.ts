import { z } from 'zod';
import { instantAt } from '../domain/booking/zone.ts';
import { decodeCursor } from '../store/queries/page.ts';
import { invalidInput, type Problem } from './problem.ts';

/** Parts of requests that many routes share. */

/** An id of ours or of a provider; nothing else can be the name of a thing. */
export const Id = z.string().regex(/^[\w:./@+-]{1,200}$/, 'is not an id');

export const withId = z.object({ id: Id });

export const SearchText = z.string().trim().min(1).max(100);

const Limit = z
  .string()
  .regex(/^\d{1,4}$/, 'must be a whole number from 1 to 100')
  .transform(Number)
  .refine((limit) => limit >= 1 && limit <= 100, 'must be a whole number from 1 to 100');

const CursorText = z
  .string()
  .max(400)
  .transform((text, context) => {
    const cursor = decodeCursor(text);
    if (cursor) return cursor;
    context.addIssue({ code: 'custom', message: 'is not a cursor of this API: take `next` of the page before' });
    return z.NEVER;
  });

export const DEFAULT_LIMIT = 50;
export const paging = {
  limit: Limit.optional().meta({ description: `1 to 100, ${DEFAULT_LIMIT} when left out` }),
  cursor: CursorText.optional().meta({ description: '`next` of the page before' }),
};

export const pageRequest = (query: z.output<z.ZodObject<typeof paging>>) => ({
  cursor: query.cursor ?? null,
  limit: query.limit ?? DEFAULT_LIMIT,
});

/** Beyond these years calendars are no longer written in four digits, the day before or after included. */
const Moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], {
    error: 'must be a date like 2026-11-30 or a moment like 2026-11-30T09:00:00Z',
  })
  .refine((text) => text >= '1970' && text < '3000', 'must lie between the years 1970 and 2999');

export const period = {
  from: Moment.optional().meta({
    description: 'Inclusive. A date means its beginning in the time zone of the business.',
  }),
  to: Moment.optional().meta({
    description: 'Exclusive for a moment; a date means the whole day in the time zone of the business.',
  }),
};

export interface Period {
  kind: 'period';
  from?: Date;
  to?: Date;
}

/** The period that a query names, or the problem with it. */
export function periodOf(
  query: { from?: string | undefined; to?: string | undefined },
  zone: string,
): Period | Problem {
  const from = query.from === undefined ? undefined : momentOf(query.from, '00:00', zone);
  const to = query.to === undefined ? undefined : momentOf(query.to, '24:00', zone);
  if (from && to && from >= to) return invalidInput([{ path: 'query.to', reason: 'must be later than `from`' }]);
  return { kind: 'period', ...(from && { from }), ...(to && { to }) };
}

const momentOf = (text: string, time: '00:00' | '24:00', zone: string): Date =>
  text.length === 10 ? instantAt(text, time, zone) : new Date(text);
