import { createHash } from 'node:crypto';
import type { Store } from '../store/open-store.ts';

/**
 * The id of a new contact that another program tells of, made of its number, or where there is none of what else names it: of two that are
 * told at once only one makes it. Passed over is the id of a contact that has another number by now, or was merged and may come back.
 */
export async function freshContactId(
  { contacts, merges }: Pick<Store, 'contacts' | 'merges'>,
  phone: string | null,
  otherwise: string,
): Promise<string> {
  for (let n = 0; ; n++) {
    const id = `call-${digest(`${phone ?? otherwise}${n === 0 ? '' : `#${n}`}`)}`;
    const [contact, merge] = await Promise.all([
      contacts.findOne({ _id: id }, { projection: { phone: 1 } }),
      merges.findOne({ otherId: id }, { projection: { _id: 1 } }),
    ]);
    if (contact ? contact.phone === phone : !merge) return id;
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);
