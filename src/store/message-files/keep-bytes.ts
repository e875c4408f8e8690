import { createHash } from 'node:crypto';
import type { MediaKind } from '../../domain/files/file.ts';
import { fileNameOf } from '../../domain/files/file-name.ts';
import { kindOf } from '../../domain/files/kind-of.ts';
import type { FileBytes } from './file-bytes.ts';
import { createLook } from './look-at.ts';

export interface ToKeep {
  place: string;
  pieces: AsyncIterable<Buffer>;
  mostBytes: number;
  /** What was told: the kind decides little and the name almost nothing. */
  told: { kind: MediaKind | null; name?: string | undefined };
}

export type KeptBytes =
  | { kind: 'kept'; file: { kind: MediaKind; name: string; mime: string; bytes: number }; sha256: string }
  | { kind: 'too_large' }
  | { kind: 'empty' };

/**
 * Keeps bytes while they come in, never more of them in memory than a piece, and finds out what they are. Nothing stays of what is too
 * large, empty or cut off; rejects when the pieces do, or the place cannot be written.
 */
export async function keepBytes(files: FileBytes, { place, pieces, mostBytes, told }: ToKeep): Promise<KeptBytes> {
  const hash = createHash('sha256');
  const look = createLook();
  let bytes = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > mostBytes) throw new TooLarge();
      hash.update(piece);
      look.look(piece);
      yield piece;
    }
    if (bytes === 0) throw new Empty();
  }
  try {
    await files.put(place, counted());
  } catch (error) {
    await files.drop(place);
    if (error instanceof TooLarge) return { kind: 'too_large' };
    if (error instanceof Empty) return { kind: 'empty' };
    throw error;
  }
  const mime = await look.end(told.name ?? '');
  const kind = kindOf(mime, told.kind);
  return {
    kind: 'kept',
    file: { kind, name: fileNameOf(told.name, mime, kind), mime, bytes },
    sha256: hash.digest('hex'),
  };
}

/** Thrown among the pieces to end the writing; these never leave this file. */
class TooLarge extends Error {}
class Empty extends Error {}
