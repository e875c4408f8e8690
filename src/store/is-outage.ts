import mongoose from 'mongoose';
import { inWords } from './outage.ts';

/** Whether the database is the reason and not the work: then trying again later is right, however often. */
export function isOutage(error: unknown): boolean {
  const { MongoError, MongoServerError, MongoWriteConcernError } = mongoose.mongo;
  if (!(error instanceof MongoError)) return false;
  if (!(error instanceof MongoServerError) || error instanceof MongoWriteConcernError) return true;
  // Of a read the server says only by its code that it is going down.
  return inWords(error) !== null || LABELS.some((label) => error.hasErrorLabel(label));
}

const LABELS = ['RetryableWriteError', 'TransientTransactionError', 'UnknownTransactionCommitResult'];
