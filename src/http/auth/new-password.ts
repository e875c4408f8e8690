import { randomBytes } from 'node:crypto';

/** 120 random bits in 20 characters that can be read out over the phone. */
export const newPassword = (): string => randomBytes(15).toString('base64url');
