import { z } from 'zod';
import { Author, Button } from '../../domain/message.ts';
import { LineFileView } from './file-view.ts';
import { instant } from './instant.ts';

/** One line of the web chat as its visitor sees it. The visitor's own lines carry the id that the page gave them. */
export const LineView = z
  .object({
    id: z.string(),
    author: Author,
    name: z.string().optional().meta({ description: 'Of the person of the team who wrote it' }),
    text: z.string(),
    buttons: z.array(Button).optional(),
    files: z.array(LineFileView).optional(),
    at: instant,
  })
  .meta({ id: 'Line' });
export type LineView = z.infer<typeof LineView>;
