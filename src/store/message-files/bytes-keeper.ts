/** Part of a file, in bytes; `end` is not in it. */
export interface ByteRange {
  start: number;
  end: number;
}

/** One way of keeping bytes. A name is used once: nothing is ever written over. */
export interface BytesKeeper {
  /** Keeps all pieces, durably, or rejects; what is left of a rejected one goes with `drop`. */
  put(name: string, pieces: AsyncIterable<Buffer>): Promise<void>;
  /** Rejects while reading when there is nothing of that name. */
  read(name: string, range?: ByteRange): AsyncIterable<Buffer>;
  /** Removes what there is, whole or half written; nothing of that name is no error. */
  drop(name: string): Promise<void>;
}
