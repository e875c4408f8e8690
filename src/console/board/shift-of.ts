/** By how many rows the first one in sight, or the next that is still there, has moved. */
export function shiftOf(was: readonly string[], ids: readonly string[], firstInSight: number): number {
  const places = new Map(ids.map((id, at) => [id, at]));
  for (let at = firstInSight; at < was.length; at += 1) {
    const now = places.get(was[at] ?? '');
    if (now !== undefined) return now - at;
  }
  return 0;
}
