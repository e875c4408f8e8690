import { fileTypeFromBuffer } from 'file-type';

/** So much of a file is looked at for its type: the parts that tell an office document from a mere archive come early. */
const SAMPLE_BYTES = 256 * 1024;

export interface Look {
  look(piece: Buffer): void;
  /** The type by the bytes alone; `name` only tells kinds of plain text and of Office's old container from one another. */
  end(name: string): Promise<string>;
}

/** Looks at a file while it comes in. What anybody has told of its type is not asked; nothing is ever unpacked. */
export function createLook(): Look {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let sample = Buffer.alloc(0);
  let isText = true;

  return {
    look(piece) {
      if (sample.length < SAMPLE_BYTES) {
        sample = Buffer.concat([sample, piece.subarray(0, SAMPLE_BYTES - sample.length)]);
      }
      isText &&= readsAsText(() => decoder.decode(piece, { stream: true }));
    },
    async end(name) {
      const found = await fileTypeFromBuffer(sample).catch(() => undefined);
      const [mime] = (found?.mime ?? '').split(';');
      if (mime && !MARKUP.has(mime)) return byExtension(OLD_OFFICE, mime, name) ?? mime;
      if (!isText || !readsAsText(() => decoder.decode())) return mime || 'application/octet-stream';
      return byExtension(TEXTS, 'text/plain', name) ?? 'text/plain';
    },
  };
}

/** Markup can hold scripts: it is kept as the text that it is. */
const MARKUP: ReadonlySet<string> = new Set(['application/xml', 'text/xml', 'image/svg+xml', 'text/html']);
/** By what was recognised and the name's ending. */
const OLD_OFFICE: Record<string, string> = {
  'application/x-cfb.doc': 'application/msword',
  'application/x-cfb.xls': 'application/vnd.ms-excel',
  'application/x-cfb.ppt': 'application/vnd.ms-powerpoint',
};
const TEXTS: Record<string, string> = { 'text/plain.csv': 'text/csv' };

const byExtension = (known: Record<string, string>, mime: string, name: string): string | undefined =>
  known[`${mime}.${/\.(\w{1,5})$/u.exec(name)?.[1]?.toLowerCase() ?? ''}`];

/** Characters that no text has: all controls but tab, line feed, form feed, carriage return and escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const NO_TEXT = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/u;

function readsAsText(read: () => string): boolean {
  try {
    return !NO_TEXT.test(read());
  } catch {
    return false;
  }
}
