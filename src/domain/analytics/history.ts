import type { DomainEvent, EventBody, EventType } from '../event.ts';

/** An event with its body known to be of one type. */
export type EventOf<T extends EventType> = DomainEvent & { body: Extract<EventBody, { type: T }> };

/** What figures of one dialog are made from. */
export interface History {
  dialogId: string;
  /** The dialog's own events, and those of its appointments that other dialogs have left, in the order of `byTime`. */
  events: readonly DomainEvent[];
  /** Where the dialog is now: for those that began before events told where. Null when it is gone. */
  now: { pipelineId: string; stageId: string } | null;
}

/** Earliest first; of one moment by their ids, so that every reader sees one order. */
export function byTime(a: DomainEvent, b: DomainEvent): number {
  return a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The events of one type, in their order. */
export function ofType<T extends EventType>(events: readonly DomainEvent[], type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.body.type === type);
}

/** The first for each key: what is told again does not count again. */
export function firstBy<T>(things: readonly T[], keyOf: (thing: T) => string): T[] {
  const seen = new Map<string, T>();
  for (const thing of things) if (!seen.has(keyOf(thing))) seen.set(keyOf(thing), thing);
  return [...seen.values()];
}

/** The last for each key: what is corrected counts as it was left. */
export function lastBy<T>(things: readonly T[], keyOf: (thing: T) => string): T[] {
  return [...new Map(things.map((thing) => [keyOf(thing), thing])).values()];
}

/** Things by what they have in common, in their order. */
export function groupBy<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return groups;
}
