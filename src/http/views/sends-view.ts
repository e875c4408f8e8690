import { z } from 'zod';
import { instant } from './instant.ts';

const FileKind = z.enum(['image', 'voice', 'audio', 'video', 'document']);

/** What can be sent in a dialog: as much as its messenger and we take. */
export const SendsView = z
  .object({
    text: z.object({ most: z.number(), unit: z.enum(['utf16', 'bytes']) }).meta({
      description: 'Longest text of one message there; a longer one goes in parts. 0: nothing can be written',
    }),
    window: z
      .object({
        anybodyUntil: instant,
        personUntil: instant,
        templates: z.boolean().meta({ description: 'Afterwards an approved template is taken' }),
      })
      .nullable()
      .meta({ description: 'Until when the messenger lets us write; null where we always may' }),
    files: z
      .partialRecord(
        FileKind,
        z.object({
          mostBytes: z.number(),
          mimes: z.array(z.string()).nullable().meta({ description: 'Types that are taken; null: any' }),
        }),
      )
      .meta({ description: 'By kind; a kind that is missing goes as a document, where documents are taken' }),
  })
  .meta({ id: 'Sends' });
export type SendsView = z.infer<typeof SendsView>;
