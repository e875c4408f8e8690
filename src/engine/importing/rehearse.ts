import { createHash } from 'node:crypto';
import type { RowMoment } from '../../domain/contacts/apply-row.ts';
import type { Known } from '../../store/contacts/known-contacts.ts';
import { type Planned, planBatch, type Row } from './plan-batch.ts';

export interface Rehearsal {
  /** As `planBatch`, without anything being written: rows of a person whom an earlier batch has brought are not new any more. */
  plan(rows: readonly Row[], known: Known, moment: RowMoment & { newId(): string }): Planned;
}

/** Remembers whom a file has named, and how: digests alone, since a file may name a million people. */
export function createRehearsal(): Rehearsal {
  const said = new Map<string, string>();
  return {
    plan(rows, known, moment) {
      const met: Row[] = [];
      const planned = planBatch(
        rows.filter((row) => {
          const isMet = keysOf(row).some((key) => said.has(key));
          if (isMet) met.push(row);
          return !isMet;
        }),
        known,
        moment,
      );
      for (const row of met) {
        const isSame = keysOf(row).every((key) => said.get(key) === digest(row));
        if (isSame) planned.counts.same++;
        else planned.counts.updated++;
      }
      for (const row of rows) for (const key of keysOf(row)) said.set(key, digest(row));
      return planned;
    },
  };
}

const keysOf = ({ contact: { phone, email } }: Row): string[] => [phone ?? [], email ?? []].flat();
const digest = ({ contact }: Row): string => createHash('sha1').update(JSON.stringify(contact)).digest('base64url');
