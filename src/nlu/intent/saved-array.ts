import { z } from 'zod';

/** Typed arrays in JSON: base64 of their bytes. */
export const toBase64 = (array: Int8Array | Uint32Array | Float32Array): string =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'base64')).buffer;

// The text is ours, written by `toBase64`; what matters is checked by length, for a pattern over megabytes takes long.
export const SavedBytes = z.string().transform((text) => new Int8Array(bytesOf(text)));
export const SavedFloats = z.string().transform((text) => new Float32Array(bytesOf(text)));
export const SavedHashes = z.string().transform((text) => new Uint32Array(bytesOf(text)));
