import type { Contact } from '../../domain/contact.ts';
import { applyRow, contactOfRow, type RowMoment } from '../../domain/contacts/apply-row.ts';
import type { RowContact } from '../../domain/contacts/read-row.ts';
import type { Known } from '../../store/contacts/known-contacts.ts';

export interface Row {
  line: number;
  cells: readonly string[];
  contact: RowContact;
}

export interface Planned {
  fresh: Contact[];
  changed: Contact[];
  counts: { new: number; updated: number; same: number };
  wrong: { row: Row; reason: string }[];
}

/**
 * What the rows do to the contacts: one with a known phone or e-mail changes whom it belongs to, also when that is an earlier row of the same
 * file. Changes `known` so that later rows find what earlier ones have made.
 */
export function planBatch(rows: readonly Row[], known: Known, moment: RowMoment & { newId(): string }): Planned {
  const planned: Planned = { fresh: [], changed: [], counts: { new: 0, updated: 0, same: 0 }, wrong: [] };
  const fresh = new Map<string, Contact>();
  const changed = new Map<string, Contact>();
  // One that an earlier row has given another phone or e-mail is still found by the old one.
  const latest = (one: Contact | undefined) => one && (changed.get(one.id) ?? fresh.get(one.id) ?? one);
  for (const row of rows) {
    const { phone, email } = row.contact;
    const byPhone = phone === undefined ? undefined : latest(known.byPhone.get(phone));
    const byEmail = email === undefined ? undefined : latest(known.byEmail.get(email));
    if (byPhone && byEmail && byPhone.id !== byEmail.id) {
      planned.wrong.push({
        row,
        reason: 'the phone is one contact’s and the e-mail another one’s: merge the two, or correct the row',
      });
      continue;
    }
    const before = byPhone ?? byEmail;
    const after = before ? applyRow(before, row.contact, moment) : contactOfRow(row.contact, moment.newId(), moment);
    if (!before) planned.counts.new++;
    else if (after === before) planned.counts.same++;
    else planned.counts.updated++;
    if (!before || fresh.has(after.id)) fresh.set(after.id, after);
    else if (after !== before) changed.set(after.id, after);
    if (after.phone) known.byPhone.set(after.phone, after);
    if (after.email) known.byEmail.set(after.email, after);
  }
  return { ...planned, fresh: [...fresh.values()], changed: [...changed.values()] };
}
