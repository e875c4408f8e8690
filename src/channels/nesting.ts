/** Whether lists and objects stand in each other more than `most` levels deep. Looks no further, so no input exhausts the stack. */
export function nestsDeeperThan(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (most === 0) return true;
  return Object.values(value).some((inner) => nestsDeeperThan(inner, most - 1));
}

/** The same value with everything below `most` levels replaced by "…", so that it can be written as JSON. */
export function withoutDepth(value: unknown, most: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (most === 0) return '…';
  if (Array.isArray(value)) return value.map((inner) => withoutDepth(inner, most - 1));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutDepth(inner, most - 1)]));
}
