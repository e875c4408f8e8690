/** A domain thing as MongoDB keeps it: its `id` is the `_id`. */
export type Stored<T extends { id: string }> = T extends { id: string } ? Omit<T, 'id'> & { _id: T['id'] } : never;

export function toDocument<T extends { id: string }>(thing: T): Omit<T, 'id'> & { _id: string } {
  const { id, ...rest } = thing;
  return { _id: id, ...rest };
}

export function fromDocument<D extends { _id: string }>(document: D): Omit<D, '_id'> & { id: string } {
  const { _id, ...rest } = document;
  return { id: _id, ...rest };
}
