import { BoardView } from '../../src/http/views/board-view.ts';
import type { Product } from './product.ts';
import { OPERATORS, TAGS } from './seed-crm.ts';
import { type Figures, timed } from './timed.ts';

const BOARDS = 200;
const EACH_FILTER = 40;

/** Filters as people use them: by kind, with the share of the dialogs that they leave. */
export function filtersOf(now: Date): Record<string, (n: number) => string> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
  const of = <T>(list: readonly T[], n: number) => list[n % list.length];
  return {
    assignee: (n) => `assignee=${of(OPERATORS, n)}`,
    open: () => 'open=true',
    channel: () => 'channel=telegram',
    tag: (n) => `tag=${of(TAGS, n)}`,
    source: () => 'source=site',
    lastWeek: () => `from=${daysAgo(7)}`,
    halfAYear: () => `from=${daysAgo(182)}`,
    unanswered: () => 'unanswered=true',
    overdue: () => 'task=overdue',
    withoutTask: () => 'task=none',
    text: (n) => `text=${encodeURIComponent(`анна ${9180000000 + n * 37}`)}`,
    name: () => `text=${encodeURIComponent('Анна Смирнова')}`,
    assigneeTagOpen: (n) => `assignee=${of(OPERATORS, n)}&tag=${of(TAGS, n)}&open=true`,
    sourceUnanswered: () => 'source=ads&unanswered=true',
  };
}

export async function measureBoard(product: Product, now: Date) {
  const board = await timed(BOARDS, () => product.call('/board'));
  const filters: Record<string, Figures> = {};
  for (const [name, query] of Object.entries(filtersOf(now))) {
    filters[name] = await timed(EACH_FILTER, (n) => product.call(`/board?${query(n)}`), 3);
  }
  const page = await timed(BOARDS, secondPages(product));
  return { board, filters, page };
}

/** A column page by page, from the top again at its end. */
function secondPages(product: Product): () => Promise<void> {
  let cursor: string | null = null;
  return async () => {
    const answer: unknown = await product.call(`/board/columns/booked${cursor ? `?cursor=${cursor}` : ''}`);
    cursor = BoardView.shape.columns.element.pick({ next: true }).parse(answer).next;
  };
}
