import mongoose from 'mongoose';

/** A new id, unique over all processes and growing with time: 24 hexadecimal digits. */
export const newId = (): string => new mongoose.Types.ObjectId().toHexString();
