import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import mongoose from 'mongoose';

const BUCKET = 'whatsappSessions';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Sessions of WhatsApp's web page as archives in the database (GridFS), so that another machine can go on with one. Whoever has a session
 * has the number: archives are encrypted (AES-256-GCM) by a key of the installation's secret.
 */
export function createSessionBucket(db: mongoose.mongo.Db, installationSecret: string) {
  const bucket = new mongoose.mongo.GridFSBucket(db, { bucketName: BUCKET });
  const files = db.collection<{ _id: mongoose.mongo.ObjectId }>(`${BUCKET}.files`);
  const chunks = db.collection(`${BUCKET}.chunks`);
  const key = Buffer.from(hkdfSync('sha256', installationSecret, '', 'voronka: sessions of WhatsApp', 32));

  const latest = (name: string) =>
    bucket.find({ filename: name }, { sort: { uploadDate: -1, _id: -1 }, limit: 1 }).next();

  /** What a crash has left half written has pieces and no document. There is one writer, and few documents. */
  async function dropPieces(): Promise<void> {
    const known = await files.find({}, { projection: { _id: 1 } }).toArray();
    await chunks.deleteMany({ files_id: { $nin: known.map(({ _id }) => _id) } });
  }

  return {
    exists: async (name: string): Promise<boolean> => (await latest(name)) !== null,

    /** Until the new one is whole the old one stays. */
    async save(name: string, path: string): Promise<void> {
      await dropPieces();
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
      const upload = bucket.openUploadStream(name, { metadata: { iv: iv.toString('base64') } });
      await pipeline(
        createReadStream(path),
        cipher,
        async function* tagged(pieces) {
          yield* pieces;
          yield cipher.getAuthTag();
        },
        upload,
      );
      const old = await files.find({ filename: name, _id: { $ne: upload.id } }, { projection: { _id: 1 } }).toArray();
      for (const { _id } of old) await bucket.delete(_id);
    },

    /** @throws when there is none, or when it was kept under another installation's secret. */
    async load(name: string, path: string): Promise<void> {
      const found = await latest(name);
      if (!found) throw new Error(`There is no session ${name} in the database.`);
      const end = found.length - TAG_BYTES;
      const tag = Buffer.concat(
        await piecesOf(bucket.openDownloadStream(found._id, { start: end, end: found.length })),
      );
      const iv = Buffer.from(String(found.metadata?.iv), 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name)).setAuthTag(tag);
      const into = await open(path, 'w', 0o600);
      await pipeline(bucket.openDownloadStream(found._id, { start: 0, end }), decipher, into.createWriteStream());
    },

    async remove(name: string): Promise<void> {
      const all = await files.find({ filename: name }, { projection: { _id: 1 } }).toArray();
      for (const { _id } of all) await bucket.delete(_id);
    },
  };
}

async function piecesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return pieces;
}
