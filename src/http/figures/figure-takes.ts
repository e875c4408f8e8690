import { z } from 'zod';
import { DIMENSIONS, type Dimension, type FigureQuery, type Narrowing } from '../../domain/analytics/figure-query.ts';
import { instantAt, localOf } from '../../domain/booking/zone.ts';
import { addDays } from '../../domain/business/local-date.ts';
import { ChannelKind } from '../../domain/channel.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import type { Principal } from '../principal.ts';
import { invalidInput, type Problem } from '../problem.ts';
import { scopeFor } from '../scope.ts';
import { Id, period, periodOf } from '../takes.ts';

const DEFAULT_DAYS = 30;
const DAY_MS = 86_400_000;
/** A longer question would read the whole history at once. */
const LONGEST_DAYS = 3 * 366;

/** Asks for those without. */
const NONE = 'none';

const Word = z.string().trim().min(1).max(200);

/** What every question for figures can be narrowed by; the word `none` asks for those without. */
export const figureFilters = {
  ...period,
  channel: ChannelKind.optional(),
  source: Word.optional().meta({ description: 'A lead source by name, or its utm_source; `none` for those without' }),
  utm_medium: Word.optional(),
  utm_campaign: Word.optional(),
  pipeline: Id.optional(),
  manager: Word.optional().meta({ description: 'Somebody’s id, or `none`' }),
  service: Word.optional(),
  staff: Word.optional(),
  variant: Word.optional().meta({ description: '`experiment:variant`, or `none`' }),
  spam: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'Count dialogs in stages of the group "not a request", too' }),
};

const Filters = z.object(figureFilters);
export type AskedFigures = z.output<typeof Filters>;

/** What was asked, as the books are asked; or the problem with it, which names the field. */
export function readFigureQuery(
  query: AskedFigures,
  { around, who, now }: { around: Surroundings; who: Principal; now: Date },
): { kind: 'query'; query: FigureQuery } | Problem {
  const { timezone } = around.business;
  const within = periodOf(query, timezone);
  if (within.kind === 'problem') return within;
  const to = within.to ?? now;
  const last = localOf(new Date(to.getTime() - 1), timezone).date;
  const from = within.from ?? instantAt(addDays(last, 1 - DEFAULT_DAYS), '00:00', timezone);
  if (from >= to) return invalidInput([{ path: 'query.from', reason: 'lies in the future' }]);
  if (to.getTime() - from.getTime() > LONGEST_DAYS * DAY_MS) {
    return invalidInput([{ path: 'query.from', reason: 'must be at most three years before `to`' }]);
  }
  const { pipeline = NONE } = query;
  if (pipeline !== NONE && !around.pipelines.some(({ id }) => id === pipeline)) {
    const known = around.pipelines.map(({ id }) => id).join(', ');
    return invalidInput([{ path: 'query.pipeline', reason: `is not a pipeline; there are: ${known}` }]);
  }
  const scope = scopeFor(who, around);
  return {
    kind: 'query',
    query: {
      from,
      to,
      narrowing: narrowingOf(query),
      withSpam: query.spam === 'true',
      ...(scope.kind === 'own' && { ledBy: scope.operatorId }),
    },
  };
}

function narrowingOf(query: AskedFigures): Narrowing {
  const given = DIMENSIONS.flatMap((dimension): [Dimension, string | null][] => {
    const value = query[dimension];
    return value === undefined ? [] : [[dimension, value === NONE ? null : value]];
  });
  return Object.fromEntries(given);
}
