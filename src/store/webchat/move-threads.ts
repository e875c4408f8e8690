import type { mongo } from 'mongoose';
import type { Messenger } from '../../domain/webchat/widget-settings.ts';
import type { Store } from '../open-store.ts';
import { NEVER } from '../thread.ts';

interface Move {
  from: { threadId: string; chatId: string };
  to: string;
  dialog: { id: string; contactId: string };
  messenger: Messenger;
}

/**
 * Takes the open dialog off one line and puts it on another; false when it is not there any more. Epochs grow: whoever is deciding on either
 * line decides anew.
 */
export async function moveThreads(
  store: Pick<Store, 'threads' | 'webSessions'>,
  { from, to, dialog, messenger }: Move,
  session: mongo.ClientSession,
): Promise<boolean> {
  const free = { owner: null, leaseUntil: NEVER };
  const left = await store.threads.updateOne(
    { _id: from.threadId, dialogId: dialog.id },
    { $set: { dialogId: null, ...free }, $inc: { epoch: 1 } },
    { session },
  );
  const taken = await store.threads.updateOne(
    { _id: to },
    { $set: { dialogId: dialog.id, contactId: dialog.contactId, ...free }, $inc: { epoch: 1 } },
    { session },
  );
  await store.webSessions.updateOne({ chatId: from.chatId }, { $set: { movedTo: messenger } }, { session });
  return left.matchedCount === 1 && taken.matchedCount === 1;
}
