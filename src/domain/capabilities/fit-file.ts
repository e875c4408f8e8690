import type { MediaKind } from '../files/file.ts';
import type { Capabilities, FileKind, MediaRule } from './capabilities.ts';

export type FittedFile =
  | { kind: 'fits'; as: FileKind; rule: MediaRule }
  | { kind: 'too_large'; mostBytes: number }
  | { kind: 'wrong_type' };

/** As what else a file may go when its own kind does not take it, the best first. */
const INSTEAD: Readonly<Record<MediaKind, readonly FileKind[]>> = {
  image: ['image', 'document'],
  voice: ['voice', 'audio', 'document'],
  audio: ['audio', 'document'],
  video: ['video', 'document'],
  document: ['document'],
  sticker: ['image', 'document'],
  location: [],
  other: ['document'],
};

/** As what a file can be sent on a channel: as its own kind, else as a document; or why it cannot. */
export function fitFile(
  { media }: Pick<Capabilities, 'media'>,
  { kind, mime, bytes }: { kind: MediaKind; mime: string; bytes: number },
): FittedFile {
  const plain = mime.split(';')[0]?.trim().toLowerCase() ?? '';
  const taking = INSTEAD[kind].flatMap((as) => {
    const rule = media[as];
    return rule && (rule.mimes === null || rule.mimes.includes(plain)) ? [{ as, rule }] : [];
  });
  const found = taking.find(({ rule }) => bytes <= rule.mostBytes);
  if (found) return { kind: 'fits', ...found };
  if (taking.length === 0) return { kind: 'wrong_type' };
  return { kind: 'too_large', mostBytes: Math.max(...taking.map(({ rule }) => rule.mostBytes)) };
}
