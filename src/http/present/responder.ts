import { type RejectionKind, readRejection } from '../../domain/responder/rejection-kind.ts';
import type { ResponderDay } from '../../store/responder/rows.ts';
import type { StoredReply } from '../../store/stored-reply.ts';
import type { ResponderCostsView } from '../views/responder-view.ts';

type Figures = ResponderCostsView['total'];

const SHOWN = 30;
const NOTHING: Figures = { tokens: 0, cost: 0, byGpt: 0, byPages: 0, unsure: 0, handoffs: 0, rejected: 0 };

interface Costs {
  /** The days to be shown, the last one is today. */
  dates: readonly string[];
  days: readonly ResponderDay[];
  rejected: readonly StoredReply[];
  limit: number;
}

export function presentCosts({ dates, days, rejected, limit }: Costs): ResponderCostsView {
  const byDate = new Map(days.map((day) => [day.id, day]));
  const shown = dates.map((date) => ({ date, ...figuresOf(byDate.get(date)) }));
  const date = dates.at(-1) ?? '';
  const today = byDate.get(date);
  return {
    today: {
      date,
      tokens: Math.max(0, today?.tokens ?? 0),
      limit,
      spentAt: today?.spentAt?.toISOString() ?? null,
    },
    days: shown,
    total: shown.reduce(add, NOTHING),
    rejections: rejectionsOf(rejected),
  };
}

function figuresOf(day: ResponderDay | undefined): Figures {
  if (!day) return NOTHING;
  // A row that was begun by setting tokens aside has no counts yet.
  const { prompt = 0, completion = 0, cost = 0, byGpt = 0, byPages = 0, unsure = 0, handoffs = 0, rejected = 0 } = day;
  return { tokens: prompt + completion, cost, byGpt, byPages, unsure, handoffs, rejected };
}

const add = (sum: Figures, day: Figures): Figures => ({
  tokens: sum.tokens + day.tokens,
  cost: sum.cost + day.cost,
  byGpt: sum.byGpt + day.byGpt,
  byPages: sum.byPages + day.byPages,
  unsure: sum.unsure + day.unsure,
  handoffs: sum.handoffs + day.handoffs,
  rejected: sum.rejected + day.rejected,
});

function rejectionsOf(replies: readonly StoredReply[]): ResponderCostsView['rejections'] {
  const all = replies.map(({ id, at, dialogId, answer }) => ({
    id,
    at: at.toISOString(),
    ...readRejection(answer.receipt.rejected ?? ''),
    dialogId: dialogId ?? null,
  }));
  const counts = new Map<RejectionKind, number>();
  for (const { kind } of all) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return {
    kinds: [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count),
    latest: all.slice(0, SHOWN),
  };
}
