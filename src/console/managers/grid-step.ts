export interface Place {
  x: number;
  y: number;
}

/** Where a key leads from a place in a grid, never out of it; null for keys that lead nowhere. */
export function gridStep(
  key: string,
  { x, y }: Place,
  { rows, columns }: { rows: number; columns: number },
): Place | null {
  switch (key) {
    case 'ArrowLeft':
      return { x: Math.max(0, x - 1), y };
    case 'ArrowRight':
      return { x: Math.min(columns - 1, x + 1), y };
    case 'ArrowUp':
      return { x, y: Math.max(0, y - 1) };
    case 'ArrowDown':
      return { x, y: Math.min(rows - 1, y + 1) };
    case 'Home':
      return { x: 0, y };
    case 'End':
      return { x: columns - 1, y };
    default:
      return null;
  }
}
