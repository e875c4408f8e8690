import { useSyncExternalStore } from 'react';
import type { Pending } from './pending.ts';

/** Own lines on their way, by dialog. Lives outside components, so leaving a thread does not lose a failed line. */
const lines = new Map<string, readonly Pending[]>();
const listeners = new Set<() => void>();
const none: readonly Pending[] = [];

export function usePending(dialogId: string): readonly Pending[] {
  return useSyncExternalStore(subscribe, () => lines.get(dialogId) ?? none);
}

export function putPending(dialogId: string, line: Pending): void {
  const others = (lines.get(dialogId) ?? none).filter(({ id }) => id !== line.id);
  update(dialogId, [...others, line]);
}

export function dropPending(dialogId: string, id: string): void {
  update(
    dialogId,
    (lines.get(dialogId) ?? none).filter((line) => line.id !== id),
  );
}

function update(dialogId: string, next: readonly Pending[]): void {
  lines.set(dialogId, next);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
