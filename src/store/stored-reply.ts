import type { Answer } from '../engine/ports.ts';

/** A responder's answer, kept under the inbox id, so that a repeated turn neither pays nor answers anew. */
export interface StoredReply {
  id: string;
  answer: Answer;
  at: Date;
  /** Absent in answers of before receipts were listed. */
  dialogId?: string;
  /** The day of the business, YYYY-MM-DD. */
  date?: string;
}
