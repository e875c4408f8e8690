import type { IncomingFile, MessageFile } from './file.ts';

/**
 * What a decision does with files. `take`: a message has this file from now on; what is `waiting` is fetched after the commit.
 * `must`: without it the message may not be written. `settle`: a waiting one is kept now, or will never be.
 */
export type FileChange =
  | { kind: 'take'; messageId: string; file: MessageFile; incoming: IncomingFile | null; must: boolean }
  | {
      kind: 'settle';
      messageId: string;
      file: MessageFile;
      /** Where the bytes are and what they are, of a kept one. */
      kept: KeptAt | null;
      /** The message's words, now that they are known. */
      text: string | null;
    };

export interface KeptAt {
  place: string;
  sha256: string;
}
