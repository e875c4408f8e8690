import { z } from 'zod';

/** One page of a list; `next` is the `cursor` of the following one, null on the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
