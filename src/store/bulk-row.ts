import type { Deed } from '../domain/bulk/restore.ts';

/** A part of what was chosen when the job was ordered. */
export interface BulkPart {
  /** `<job>:<number>` */
  id: string;
  dialogIds: string[];
  at: Date;
}

/** What became of one dialog, written together with the change itself: its id lets nothing be done twice. */
export interface BulkRow {
  /** `<job>:<dialog>` */
  id: string;
  jobId: string;
  dialogId: string;
  /** `kept`: done, and not put back by the undo. */
  state: 'done' | 'failed' | 'undone' | 'kept';
  /** Why not. */
  reason: string | null;
  /** Null where nothing was changed. */
  deed: Deed | null;
  at: Date;
}
