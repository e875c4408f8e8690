import type { Dialog } from '../../domain/dialog.ts';
import type { Messenger } from '../../domain/webchat/widget-settings.ts';
import type { Store } from '../../store/open-store.ts';

/** Who leads the talk, as its visitor is told. */
export interface ChatStatus {
  /** Null before the first line, and after the talk was closed. */
  mode: Exclude<Dialog['mode'], 'closed'> | null;
  /** The person who leads, by name. */
  operator: string | null;
  /** The messenger in which the talk goes on. */
  movedTo: Messenger | null;
}

interface Talk {
  threadId: string;
  chatId: string;
}

export async function readStatus(
  store: Pick<Store, 'threads' | 'dialogs' | 'webSessions'>,
  { threadId, chatId }: Talk,
  nameOf: (operatorId: string) => string | null,
): Promise<ChatStatus> {
  const thread = await store.threads.findOne({ _id: threadId }, { projection: { dialogId: 1 } });
  const dialog = thread?.dialogId
    ? await store.dialogs.findOne({ _id: thread.dialogId }, { projection: { mode: 1, assigneeId: 1 } })
    : null;
  if (dialog && dialog.mode !== 'closed') {
    const { mode, assigneeId } = dialog;
    return { mode, operator: mode === 'operator' && assigneeId ? nameOf(assigneeId) : null, movedTo: null };
  }
  const session = await store.webSessions.findOne({ chatId }, { projection: { movedTo: 1 } });
  return { mode: null, operator: null, movedTo: session?.movedTo ?? null };
}

/** When a person of the team was last seen writing to this visitor; null: never. */
export async function readTyping(store: Pick<Store, 'webSessions'>, chatId: string): Promise<Date | null> {
  return (await store.webSessions.findOne({ chatId }, { projection: { typedAt: 1 } }))?.typedAt ?? null;
}
