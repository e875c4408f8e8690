import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import mongoose from 'mongoose';
import type { BytesKeeper } from './bytes-keeper.ts';

/** Of the two collections that the bytes are in. */
export const BUCKET = 'fileBytes';

/** Files in the database itself (GridFS): one backup has everything, and any process can read them. */
export function createGridBytes(db: mongoose.mongo.Db): BytesKeeper {
  const bucket = new mongoose.mongo.GridFSBucket(db, { bucketName: BUCKET });
  return {
    async put(name, pieces) {
      await pipeline(Readable.from(pieces, { objectMode: false }), bucket.openUploadStreamWithId(idOf(name), name));
    },
    read: (name, range) => bucket.openDownloadStream(idOf(name), range ?? {}),
    async drop(name) {
      // Not by the bucket's own `delete`: of a half written file there are pieces and no document to find them by.
      await db.collection(`${BUCKET}.files`).deleteOne({ _id: idOf(name) });
      await db.collection(`${BUCKET}.chunks`).deleteMany({ files_id: idOf(name) });
    },
  };
}

/** An id that follows from the name, so that what a crash has left half written can be found. */
const idOf = (name: string): mongoose.mongo.ObjectId =>
  new mongoose.mongo.ObjectId(createHash('sha256').update(name).digest('hex').slice(0, 24));
