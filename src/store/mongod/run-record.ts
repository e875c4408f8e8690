import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const RunRecord = z.object({
  /** The mongod that was started last; it may be dead. */
  pid: z.int().positive(),
  /** Kept from start to start, so that addresses noted elsewhere stay true. */
  port: z.int().min(1).max(65_535),
  startedAt: z.iso.datetime(),
  /** Version that created the data; see refuseVersion. */
  dataVersion: z.string(),
});
export type RunRecord = z.infer<typeof RunRecord>;

/** What the last start left, or null when there was none or the file is unreadable (it is only a help to the next start). */
export function readRunRecord(file: string): RunRecord | null {
  try {
    return RunRecord.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Synchronous, so that nothing can come between the birth of a mongod and the note of it. */
export function writeRunRecord(file: string, record: RunRecord): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(record)}\n`);
  renameSync(`${file}.new`, file);
}
