import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Keeps in place what is being read when rows come or go above it. `ids` are the rows in order, each `size` pixels high. A list
 * that stands at its top stays there, so that what is new is seen.
 */
export function useKeptScroll(scroller: RefObject<HTMLElement | null>, ids: readonly string[], size: number): void {
  const before = useRef(ids);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = ids;
    const { current: element } = scroller;
    if (!element || element.scrollTop === 0) return;
    element.scrollTop += size * shiftOf(was, ids, Math.floor(element.scrollTop / size));
  }, [scroller, ids, size]);
}

/** By how many rows the first one in sight, or the next that is still there, has moved. */
export function shiftOf(was: readonly string[], ids: readonly string[], firstInSight: number): number {
  const places = new Map(ids.map((id, at) => [id, at]));
  for (let at = firstInSight; at < was.length; at += 1) {
    const now = places.get(was[at] ?? '');
    if (now !== undefined) return now - at;
  }
  return 0;
}
