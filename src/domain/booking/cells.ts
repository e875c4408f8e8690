const CELL_MS = 5 * 60_000;

/**
 * The 5-minute cells that a span occupies, each as `resourceId:number`. Give the span with its buffers. Rounded outward:
 * a cell that is touched is taken. A unique index over these names is what makes double booking impossible.
 */
export function cellsOf(resourceId: string, start: Date, end: Date): string[] {
  const first = Math.floor(start.getTime() / CELL_MS);
  const count = Math.max(0, Math.ceil(end.getTime() / CELL_MS) - first);
  return Array.from({ length: count }, (_, index) => `${resourceId}:${first + index}`);
}
