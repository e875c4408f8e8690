import type { mongo } from 'mongoose';

/** A piece of an uploaded file: state lives in the database alone, so any process can go on with it. */
export interface ImportChunk {
  /** `import:place`. */
  id: string;
  importId: string;
  n: number;
  at: Date;
  bytes: mongo.Binary;
}

/** A row that could not be taken, and why. */
export interface ImportError {
  /** `import:line`. */
  id: string;
  importId: string;
  /** The line of the file that the row begins on; the heading is line 1. */
  line: number;
  reason: string;
  row: string[];
}
