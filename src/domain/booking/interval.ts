/** A span of time, start included and end excluded. */
export type Interval = { start: Date; end: Date };

/** Time of a person that can't be booked, buffers already included. */
export type Busy = { staffId: string; start: Date; end: Date };

export function overlaps(one: Interval, other: Interval): boolean {
  return one.start < other.end && other.start < one.end;
}

export function contains(outer: Interval, inner: Interval): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}
