import mongoose from 'mongoose';

/** Whether the database is the reason and not the work: then trying again later is right, however often. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof mongoose.mongo.MongoError)) return false;
  if (!(error instanceof mongoose.mongo.MongoServerError)) return true;
  return (
    error.hasErrorLabel('RetryableWriteError') ||
    error.hasErrorLabel('TransientTransactionError') ||
    error.hasErrorLabel('UnknownTransactionCommitResult')
  );
}
