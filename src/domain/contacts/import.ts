import { z } from 'zod';
import { Actor } from '../event.ts';

/** Where a column goes: one of the contact's own fields, a custom one, or nowhere. */
export const ImportTarget = z.union([
  z.enum(['skip', 'name', 'phone', 'email', 'tags', 'source', 'locale', 'consent']),
  z.string().regex(/^field\.[\w-]{1,100}$/, 'must be a field of contacts'),
]);
export type ImportTarget = z.infer<typeof ImportTarget>;

export const FileForm = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251']),
  delimiter: z.enum([',', ';', '\t']),
});
export type FileForm = z.infer<typeof FileForm>;

export const ImportCounts = z.object({
  rows: z.number(),
  new: z.number(),
  updated: z.number(),
  same: z.number(),
  errors: z.number(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

export const NOTHING_COUNTED: ImportCounts = { rows: 0, new: 0, updated: 0, same: 0, errors: 0 };

/** One uploaded file on its way into the contacts. */
export const ContactImport = z.object({
  id: z.string(),
  createdAt: z.date(),
  createdBy: Actor,
  fileName: z.string(),
  bytes: z.number(),
  form: FileForm,
  columns: z.array(z.string()),
  /** The first rows, to choose a mapping by. */
  sample: z.array(z.array(z.string())),
  mapping: z.array(ImportTarget),
  /** Given to every contact of the file. */
  tags: z.array(z.string()),
  /**
   * - `ready`: uploaded; waits for a check or a start
   * - `checking`, `checked`: gone through without writing
   * - `running`, `done`: written row by row
   * - `cancelled`, `failed`: stopped by a person, or by what `problem` says
   */
  state: z.enum(['ready', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed']),
  /** Rows that are done: after a crash, it goes on behind them. */
  counts: ImportCounts,
  /** What the last check found. */
  checked: ImportCounts.nullable(),
  problem: z.string().nullable(),
  /** Who works on it, and until when the others leave it alone. */
  owner: z.string().nullable(),
  leaseUntil: z.date(),
  finishedAt: z.date().nullable(),
});
export type ContactImport = z.infer<typeof ContactImport>;
