/** A change that a program has asked for under an `Idempotency-Key`. */
export interface OnceRow {
  /** SHA-256 of who asked and the key. */
  id: string;
  /** What was asked for: HMAC-SHA256 of method, address and body by the key, which is nowhere kept. */
  digest: string;
  /** Whoever has written it does the work; another takes over when `until` has passed. */
  token: string;
  state: 'running' | 'done';
  until: Date;
  /** The first answer, which only the key opens; null while there is none. */
  answer: string | null;
  /** A day after the first request. */
  expiresAt: Date;
}
