import { z } from 'zod';
import { instant } from './instant.ts';

export const person = z.object({ id: z.string(), name: z.string() });

/** Who has written the words of a flow or page that are in force, and when. */
export const written = {
  origin: z.enum(['file', 'changed', 'new', 'removed']).meta({
    description:
      '`file`: as the file has it; `changed`: changed over the file; `new`: there is no file; `removed`: taken away, and can be brought back',
  }),
  version: z.number().meta({ description: '0 until it is changed; to be sent along with the next change' }),
  at: instant.nullable(),
  by: person.nullable(),
};
export type WrittenView = z.infer<z.ZodObject<typeof written>>;
