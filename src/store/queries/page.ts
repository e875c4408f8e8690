import type { mongo } from 'mongoose';
import { z } from 'zod';

/** Where a list goes on: the sort key and the id of the last item seen. Ids break ties, so no item is shown twice or left out. */
export interface Cursor {
  key: Date | null;
  id: string;
}

export interface PageRequest {
  cursor: Cursor | null;
  limit: number;
}

export interface Page<T> {
  items: T[];
  next: Cursor | null;
}

const Written = z.tuple([z.iso.datetime().nullable(), z.string().min(1).max(200)]);

/** Opaque to readers, so that its form may change. */
export function encodeCursor({ key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([key?.toISOString() ?? null, id])).toString('base64url');
}

/** Null for anything that `encodeCursor` has not made. */
export function decodeCursor(text: string): Cursor | null {
  try {
    const written = Written.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    if (!written.success) return null;
    const [key, id] = written.data;
    return { key: key === null ? null : new Date(key), id };
  } catch {
    return null;
  }
}

export interface Order {
  field: string;
  direction: 1 | -1;
}

/** The condition "after the cursor" in the order of a date field, then of the id. Without the date comes last when descending. */
export function afterCursor({ field, direction }: Order, cursor: Cursor | null): mongo.Document[] {
  if (!cursor) return [];
  const beyond = direction === 1 ? '$gt' : '$lt';
  const tied = { [field]: cursor.key, _id: { [beyond]: cursor.id } };
  if (cursor.key === null) return [tied];
  const further = { [field]: { [beyond]: cursor.key } };
  return [{ $or: [further, tied, ...(direction === -1 ? [{ [field]: null }] : [])] }];
}

export const sortBy = ({ field, direction }: Order): Record<string, 1 | -1> => ({ [field]: direction, _id: direction });

/** Cuts one document read beyond the limit into the cursor to go on from. */
export function toPage<T extends { id: string }>(
  things: T[],
  limit: number,
  keyOf: (thing: T) => Date | null,
): Page<T> {
  const items = things.slice(0, limit);
  const last = items.at(-1);
  return { items, next: things.length > limit && last ? { key: keyOf(last), id: last.id } : null };
}

/** `from` inclusive, `to` exclusive; nothing when neither is given. */
export function during(field: string, from: Date | undefined, to: Date | undefined): mongo.Document[] {
  if (!from && !to) return [];
  return [{ [field]: { ...(from && { $gte: from }), ...(to && { $lt: to }) } }];
}

/** A pattern that finds the text as it is: no sign of it has a meaning. */
export const containing = (text: string): mongo.Document => ({
  $regex: text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'),
  $options: 'i',
});
