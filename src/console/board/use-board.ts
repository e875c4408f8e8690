import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { DialogView } from '../../http/views/dialog-view.ts';
import { dialogQuery } from '../api/dialogs.ts';
import { keys } from '../api/keys.ts';
import { useLiveEvents } from '../api/live-events.ts';
import { staleKeys } from '../api/stale-keys.ts';
import { applyEvent } from './apply-event.ts';
import { appendCards, type CachedBoard, findCard, patchCard } from './board-cache.ts';
import type { BoardFilters } from './board-filters.ts';
import { boardQuery, readColumn } from './board-queries.ts';

export type ChangeBoard = (change: (board: CachedBoard) => CachedBoard) => void;

/** The first refresh after an event comes soon, the next ones not more often than this. */
const SOON_MS = 150;
const APART_MS = 1_000;

/** The board of a pipeline, kept live: an event changes it at once, and the server's figures follow. */
export function useBoard(pipeline: string, filters: BoardFilters) {
  const client = useQueryClient();
  const query = boardQuery(pipeline, filters);
  const board = useQuery(query);
  const change: ChangeBoard = (by) =>
    void client.setQueryData<CachedBoard>(query.queryKey, (cached) => cached && by(cached));
  const touched = useRef(new Set<string>());

  const refresh = useApart(async () => {
    const ids = [...touched.current];
    touched.current.clear();
    await client.invalidateQueries({ queryKey: keys.board });
    const shown = client.getQueryData<CachedBoard>(query.queryKey);
    const deep = ids.filter((id) => shown && findCard(shown, id) && !shown.fresh.has(id));
    const read = await Promise.allSettled(deep.map((id) => client.fetchQuery({ ...dialogQuery(id), staleTime: 0 })));
    for (const answer of read) if (answer.status === 'fulfilled') change((cached) => withDialog(cached, answer.value));
  });

  useLiveEvents((event) => {
    if (!staleKeys(event).some(([name]) => name === keys.dialogs[0])) return;
    // An answer that is on its way does not know of this event yet.
    if (client.getQueryData(query.queryKey)) void client.cancelQueries({ queryKey: query.queryKey }, { revert: false });
    change((cached) => applyEvent(cached, event, Object.keys(filters).length > 0));
    touched.current.add(event.dialogId);
    refresh();
  });

  const loadMore = async (stageId: string): Promise<void> => {
    const cursor = board.data?.columns.find(({ stage }) => stage.id === stageId)?.next;
    if (!cursor) return;
    const page = await readColumn(pipeline, filters, stageId, cursor);
    change((cached) => appendCards(cached, stageId, page));
  };

  return { board, change, refresh, loadMore };
}

/** What a dialog says of its card; its label of a plan stays as it was. */
export function withDialog(board: CachedBoard, dialog: DialogView): CachedBoard {
  const card = findCard(board, dialog.id);
  if (!card || card.version > dialog.version) return board;
  const { mode, assignee, tags, amount, preview, waitingSince, lastInboundAt, taskDue, version } = dialog;
  const { id, name, phone } = dialog.contact;
  const contact = { id, name, phone };
  const said = { contact, mode, assignee, tags, amount, preview, waitingSince, lastInboundAt, taskDue, version };
  return patchCard(board, { ...card, ...said });
}

/** Runs soon after it is asked to, and not again before a while has passed, however often it is asked. */
function useApart(run: () => Promise<void>): () => void {
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef(0);
  useEffect(
    () => () => {
      clearTimeout(waiting.current);
      waiting.current = undefined;
    },
    [],
  );
  return () => {
    waiting.current ??= setTimeout(
      () => {
        waiting.current = undefined;
        last.current = performance.now();
        void run();
      },
      Math.max(SOON_MS, last.current + APART_MS - performance.now()),
    );
  };
}
