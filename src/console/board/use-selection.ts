import { useState } from 'react';
import type { BoardCardView, BoardView } from '../../http/views/board-view.ts';
import type { BulkTarget } from '../bulk/bulk-api.ts';
import type { BoardFilters } from './board-filters.ts';

/** What is chosen: some cards, whole columns with what is not loaded of them, or all that fit the filters. */
export type Chosen =
  | { kind: 'cards'; ids: ReadonlySet<string> }
  | { kind: 'columns'; stages: ReadonlySet<string> }
  | { kind: 'all' };

export const NOTHING: Chosen = { kind: 'cards', ids: new Set() };

export function useSelection() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  return {
    chosen,
    start: () => setChosen(NOTHING),
    stop: () => setChosen(null),
    toggleCard: (board: BoardView, card: BoardCardView) => setChosen((now) => now && toggleCard(now, board, card)),
    toggleColumn: (stageId: string) => setChosen((now) => now && toggleColumn(now, stageId)),
    toggleAll: () => setChosen((now) => (now?.kind === 'all' ? NOTHING : { kind: 'all' })),
  };
}

export function isCardChosen(chosen: Chosen, { id, stageId }: Pick<BoardCardView, 'id' | 'stageId'>): boolean {
  if (chosen.kind === 'all') return true;
  return chosen.kind === 'columns' ? chosen.stages.has(stageId) : chosen.ids.has(id);
}

export const isColumnChosen = (chosen: Chosen, stageId: string): boolean =>
  chosen.kind === 'all' || (chosen.kind === 'columns' && chosen.stages.has(stageId));

/** A single card that is added or taken off leaves single cards: of whole columns, those that are loaded. */
export function toggleCard(chosen: Chosen, board: BoardView, card: BoardCardView): Chosen {
  const cards = board.columns.flatMap((column) => column.cards);
  const ids = new Set(cards.filter((one) => isCardChosen(chosen, one)).map(({ id }) => id));
  if (!ids.delete(card.id)) ids.add(card.id);
  return { kind: 'cards', ids };
}

export function toggleColumn(chosen: Chosen, stageId: string): Chosen {
  const stages = new Set(chosen.kind === 'columns' ? chosen.stages : []);
  if (!stages.delete(stageId)) stages.add(stageId);
  return stages.size === 0 ? NOTHING : { kind: 'columns', stages };
}

/** How many dialogs are chosen, loaded or not. */
export function countChosen(chosen: Chosen, board: BoardView): number {
  if (chosen.kind === 'cards') return chosen.ids.size;
  return board.columns
    .filter(({ stage }) => isColumnChosen(chosen, stage.id))
    .reduce((sum, { count }) => sum + count, 0);
}

/** The same for the server; null when nothing is chosen. */
export function targetOf(chosen: Chosen, pipeline: string, filters: BoardFilters): BulkTarget | null {
  if (chosen.kind === 'all') return { filter: filters, pipeline };
  if (chosen.kind === 'columns') return { filter: { ...filters, stage: [...chosen.stages].join(',') }, pipeline };
  return chosen.ids.size > 0 ? { ids: [...chosen.ids] } : null;
}
