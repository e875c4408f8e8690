import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FlowCheckView, FlowView } from '../../http/views/flow-view.ts';
import { keepStored, readStored } from '../shared/storage.ts';
import { checkQuery } from './flows-queries.ts';

export interface FlowDraft {
  /** As it is being written. */
  text: string;
  isChanged: boolean;
  /** It was found in this browser when the page was opened. */
  isRestored: boolean;
  /** What is wrong with the text; null while it is being looked at. */
  checked: FlowCheckView | null;
  /** Null: as it was saved last. */
  write: (text: string | null) => void;
}

/** Whoever types is not asked about at each key. */
const PAUSE_MS = 500;

/** A flow as somebody writes it: kept in the browser until it is saved, looked at by the server at each pause. */
export function useFlowDraft({ id, text: saved }: FlowView): FlowDraft {
  const key = `voronka.flow.${id}`;
  const [draft, setDraft] = useState(() => readStored(key));
  const [isRestored, setRestored] = useState(draft !== null && draft !== saved);
  const text = draft ?? saved;
  const [paused] = useDebouncedValue(text, PAUSE_MS);
  const check = useQuery({ ...checkQuery(id, paused), enabled: paused !== saved });
  return {
    text,
    isChanged: text !== saved,
    isRestored,
    checked: text !== saved && paused === text ? (check.data ?? null) : null,
    write(next) {
      const kept = next === saved ? null : next;
      setDraft(kept);
      setRestored(false);
      keepStored(key, kept);
    },
  };
}
