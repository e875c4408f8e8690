import type { mongo } from 'mongoose';
import type { Dialog } from '../../domain/dialog.ts';
import type { Scope } from '../../domain/visibility.ts';
import type { Store } from '../open-store.ts';
import { visibleDialogs } from '../queries/visible.ts';

/** Whose order it is: one of these. The phone as E.164, the e-mail in small letters. */
export interface Whose {
  dialogId?: string | undefined;
  contactId?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
}

/** The latest ones are enough: an open dialog is never far down. */
const MOST = 50;

/** The dialog that an order belongs to: the open one of that person, else the latest. Null when there is none to be seen. */
export async function findOrderDialog(store: Store, scope: Scope, whose: Whose): Promise<string | null> {
  const dialogs = await store.dialogs
    .find({ $and: [await ofWhom(store, whose), ...visibleDialogs(scope)] }, { projection: { mode: 1 } })
    .sort({ createdAt: -1, _id: -1 })
    .limit(MOST)
    .toArray();
  const open = dialogs.find(({ mode }: Pick<Dialog, 'mode'>) => mode !== 'closed');
  return (open ?? dialogs[0])?._id ?? null;
}

async function ofWhom(store: Store, { dialogId, contactId, phone, email }: Whose): Promise<mongo.Document> {
  if (dialogId !== undefined) return { _id: dialogId };
  if (contactId !== undefined) return { contactId };
  const by = phone === undefined ? { email: email ?? '' } : { phone };
  const contacts = await store.contacts
    .find(by, { projection: { _id: 1 } })
    .limit(MOST)
    .toArray();
  return { contactId: { $in: contacts.map(({ _id }) => _id) } };
}
