import type { ServerResponse } from 'node:http';
import { type Fault, misbehave, refuse, succeed } from './fake-telegram-answers.ts';
import type { FormFile } from './multipart.ts';

/** A file that was sent, with the method that took it. */
export interface SentFile extends FormFile {
  method: string;
  chatId: string;
  caption: string | undefined;
}

const MB = 1024 * 1024;
/** Methods that take a file, and in which field. */
const FIELDS = new Map([
  ['sendPhoto', 'photo'],
  ['sendVoice', 'voice'],
  ['sendAudio', 'audio'],
  ['sendVideo', 'video'],
  ['sendDocument', 'document'],
]);

/** The files of a Bot API server: those that customers have sent, and those that bots send, within its limits. */
export function fakeFiles(nextMessageId: () => number) {
  const sent: SentFile[] = [];
  /** What `getFile` knows of, by its id. */
  const known = new Map<string, { path: string; bytes: Buffer }>();

  return {
    sent,
    known,
    /** The bytes of `/file/bot<token>/<path>`. */
    give(path: string, mayHave: boolean, fault: Fault | undefined, response: ServerResponse): void {
      const found = [...known.values()].find((file) => file.path === path);
      if (fault) misbehave(response, fault);
      else if (!mayHave || !found) response.writeHead(404).end('Not Found');
      else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(found.bytes);
    },
    /** `getFile` gives a path for up to 20 MB. */
    name(id: string, response: ServerResponse): void {
      const found = known.get(id);
      if (!found) refuse(response, 400, 'Bad Request: wrong file_id or the file is temporarily unavailable');
      else if (found.bytes.length > 20 * MB) refuse(response, 400, 'Bad Request: file is too big');
      else
        succeed(response, { file_id: id, file_unique_id: 'u', file_size: found.bytes.length, file_path: found.path });
    },
    take(
      method: string,
      { chat_id, caption }: { chat_id?: string | number | undefined; caption?: string | undefined },
      file: FormFile,
      response: ServerResponse,
    ): void {
      const field = FIELDS.get(method);
      if (file.field !== field) refuse(response, 400, `Bad Request: there is no ${field} in the request`);
      else if (file.bytes.length > (method === 'sendPhoto' ? 10 : 50) * MB)
        refuse(response, 413, 'Request Entity Too Large');
      else if (caption !== undefined && caption.length > 1024)
        refuse(response, 400, 'Bad Request: message caption is too long');
      else {
        sent.push({ ...file, method, chatId: String(chat_id), caption });
        const chat = { id: Number(chat_id), type: 'private' };
        succeed(response, { message_id: nextMessageId(), date: 1_760_000_000, chat });
      }
    },
  };
}
