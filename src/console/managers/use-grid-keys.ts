import { type KeyboardEvent, useState } from 'react';
import { gridStep } from './grid-step.ts';

/** One stop of the tab key for a whole grid; the arrow keys, Home and End walk on from there. Cells carry `data-at="x,y"`. */
export function useGridKeys(rows: number, columns: number) {
  const [here, setHere] = useState({ x: columns - 1, y: 0 });
  // The grid may have shrunk since.
  const stop = { x: Math.min(here.x, columns - 1), y: Math.min(here.y, rows - 1) };
  return {
    isStop: (x: number, y: number): boolean => x === stop.x && y === stop.y,
    onFocus: (x: number, y: number): void => setHere({ x, y }),
    onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
      const next = gridStep(event.key, stop, { rows, columns });
      if (!next) return;
      event.preventDefault();
      event.currentTarget.querySelector<HTMLElement>(`[data-at="${next.x},${next.y}"]`)?.focus();
    },
  };
}
