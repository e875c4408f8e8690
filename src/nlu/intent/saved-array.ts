import { z } from 'zod';

/** Typed arrays in JSON: base64 of their bytes. */
export const toBase64 = (array: Int8Array | Uint32Array | Float32Array): string =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');

/** A copy of its own, so that typed arrays of four bytes stand where they may. */
function bytesOf(text: string): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64');
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

// The text is ours, written by `toBase64`; what matters is checked by length, for a pattern over megabytes takes long.
export const SavedBytes = z.string().transform((text) => new Int8Array(bytesOf(text)));
export const SavedHashes = z
  .string()
  .transform(bytesOf)
  .refine(isOfFours, 'is cut off')
  .transform((bytes) => new Uint32Array(bytes));
/** Numbers that training may have driven out of bounds: such a model answers nothing. */
export const SavedFloats = z
  .string()
  .transform(bytesOf)
  .refine(isOfFours, 'is cut off')
  .transform((bytes) => new Float32Array(bytes))
  .refine((floats) => floats.every(Number.isFinite), 'holds numbers that are none');

function isOfFours(bytes: ArrayBuffer): boolean {
  return bytes.byteLength % 4 === 0;
}
