import { z } from 'zod';
import { MediaKind, MessageFile } from '../../domain/files/file.ts';

/** A file that has been uploaded and waits to be sent with a message. */
export const UploadView = z
  .object({
    id: z.string().meta({ description: 'To be named in `files` of the message' }),
    kind: MediaKind,
    name: z.string(),
    mime: z.string().meta({ description: 'What it is by its bytes, whatever was told' }),
    bytes: z.number(),
  })
  .meta({ id: 'Upload' });
export type UploadView = z.infer<typeof UploadView>;

/** A file of a line as the visitor of the web chat sees it. */
export const LineFileView = MessageFile.pick({
  id: true,
  kind: true,
  state: true,
  name: true,
  mime: true,
  bytes: true,
  seconds: true,
});
export type LineFileView = z.infer<typeof LineFileView>;
