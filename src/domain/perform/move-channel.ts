import type { ActionOf } from '../action.ts';
import { changeDialog, type Draft, leave, type Refusal, refuse } from './draft.ts';

/**
 * A talk that has begun in the web chat goes on in a messenger of the same person. The request stays one: stage, flow, what was answered,
 * manager, tasks and visits go along, and from here on all that is said, reminders too, goes there.
 */
export function moveChannel(draft: Draft, { to }: ActionOf<'move_channel'>): Refusal | undefined {
  const { dialog, contact } = draft.changes;
  if (dialog.mode === 'closed') return refuse('The dialog is closed.');
  if (dialog.channelKind !== 'web') return refuse('Only a talk in the web chat can go on elsewhere.');
  const isTheirs = contact.identities.some(
    ({ channelId, externalId }) => channelId === to.channelId && externalId === to.chatId,
  );
  if (!isTheirs) return refuse('That line is not this contact’s.');
  const { threadId, channelId, channelKind } = dialog;
  changeDialog(draft, to);
  leave(draft, { type: 'dialog_moved', from: { threadId, channelId, channelKind } });
  return undefined;
}
