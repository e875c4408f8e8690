import { useEffect, useEffectEvent } from 'react';
import type { EventView } from '../../http/views/event-view.ts';

const listeners = new Set<(event: EventView) => void>();

/** Passes an event of the one live stream on to whatever is on screen. */
export function tellLive(event: EventView): void {
  for (const listener of listeners) listener(event);
}

/** For screens that change with an event at once, rather than be read again. */
export function useLiveEvents(onEvent: (event: EventView) => void): void {
  const hear = useEffectEvent(onEvent);
  useEffect(() => {
    const listener = (event: EventView): void => hear(event);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
}
