import { type RefObject, useLayoutEffect, useRef } from 'react';
import { shiftOf } from './shift-of.ts';

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
