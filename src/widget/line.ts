import type { MessageFile } from '../domain/files/file.ts';
import type { Author, Button } from '../domain/message.ts';

/** A file of a line as the server tells it. */
export type LineFile = Pick<MessageFile, 'id' | 'kind' | 'state' | 'name' | 'mime' | 'bytes'>;

/** One line of the conversation as the server tells it. */
export interface Line {
  id: string;
  author: Author;
  /** Of the person of the team who wrote it. */
  name?: string | undefined;
  text: string;
  buttons?: Button[] | undefined;
  files?: LineFile[] | undefined;
  at: string;
}

/** A line of the customer that the server has not shown back yet. */
export interface Draft {
  id: string;
  text: string;
  /** Set when a button was pressed; `text` then holds its label. */
  payload?: string | undefined;
  files?: LineFile[] | undefined;
  /** `refused`: the server will never take it, so it is not tried again. */
  state: 'waiting' | 'accepted' | 'refused';
}

/** True for what the server sends as a line; anything else on the wire is passed over. */
export function isLine(value: unknown): value is Line {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'text' in value &&
    typeof value.text === 'string' &&
    'author' in value &&
    typeof value.author === 'string' &&
    'at' in value
  );
}
