import { threadIdOf } from '../../domain/channel.ts';
import type { Incoming } from '../../domain/incoming.ts';
import { openDraft } from '../../domain/perform/draft.ts';
import { perform } from '../../domain/perform/perform.ts';
import type { Messenger } from '../../domain/webchat/widget-settings.ts';
import { commitTogether, type Decision } from '../../store/commit/commit-changes.ts';
import { addIdentity } from '../../store/contacts/add-identity.ts';
import { CONTENDED, StillContended } from '../../store/contacts/in-transaction.ts';
import { keptApart } from '../../store/contacts/same-verified.ts';
import { loadDialog } from '../../store/load-situation.ts';
import { moveThreads } from '../../store/webchat/move-threads.ts';
import type { Contacts } from '../contact-work.ts';
import type { TurnDeps } from '../turn.ts';

type CrossDeps = Pick<TurnDeps, 'store' | 'surroundings' | 'now' | 'newId' | 'committed'> & {
  memory: Pick<TurnDeps['memory'], 'forget' | 'forgetContact'>;
};

export interface CrossRequest {
  /** The visitor's line in the web chat. */
  from: { threadId: string; chatId: string };
  /** The line that has come with the code. */
  to: Pick<Incoming, 'channelId' | 'channelKind' | 'chatId' | 'profile'>;
  messenger: Messenger;
}

/** `joined`: one person now. `stranger`: nothing was said in the web chat. `apart`: a person has said that these are two people. */
export type Crossed = { kind: 'joined' } | { kind: 'stranger' } | { kind: 'apart' };

const MOST_TRIES = 5;

/**
 * Makes the visitor of the web chat and who has come to the messenger one person, and lets the open dialog go on there. May be repeated: what
 * is done already is found so.
 * @throws StillContended when others were in the way to the end: it has to be repeated, or the talk would stay behind.
 */
export async function cross(
  deps: CrossDeps,
  contacts: Pick<Contacts, 'merge'>,
  { from, to, messenger }: CrossRequest,
): Promise<Crossed> {
  const threadId = threadIdOf(to.channelId, to.chatId);
  const thread = await deps.store.threads.findOne({ _id: from.threadId });
  if (!thread?.contactId) return { kind: 'stranger' };
  if (!(await join(deps, contacts, thread.contactId, { ...to, threadId }))) return { kind: 'apart' };
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const outcome = await moveDialog(deps, from, { ...to, threadId }, messenger);
    if (outcome.kind === 'done') return { kind: 'joined' };
  }
  throw new StillContended('The talk is being written to all the time.');
}

type Line = CrossRequest['to'] & { threadId: string };

/** One contact for both lines, the older one; false where somebody has parted them. */
async function join(
  { store, memory }: CrossDeps,
  contacts: Pick<Contacts, 'merge'>,
  contactId: string,
  { threadId, channelId, channelKind, chatId, profile }: Line,
): Promise<boolean> {
  const others = await store.contacts.findOne(
    { identities: { $elemMatch: { channelId, externalId: chatId } }, 'identities.channelId': { $exists: true } },
    { projection: { createdAt: 1 } },
  );
  if (others?._id === contactId) return true;
  if (!others) {
    const { username } = profile;
    const identity = { channelId, channelKind, externalId: chatId, blocked: false, ...(username && { username }) };
    const added = await addIdentity(store, contactId, identity, threadId);
    memory.forget(threadId);
    memory.forgetContact(contactId);
    return added;
  }
  if ((await keptApart(store, contactId)).has(others._id)) return false;
  const mine = await store.contacts.findOne({ _id: contactId }, { projection: { createdAt: 1 } });
  const isOlder = mine !== null && mine.createdAt <= others.createdAt;
  const [mainId, otherId] = isOlder ? [contactId, others._id] : [others._id, contactId];
  const actor = { kind: 'system' as const };
  const merged = await contacts.merge({ mainId, otherId, why: 'by_code', prefer: {}, actor });
  if (merged.kind === 'refused' && merged.reason === CONTENDED.reason) throw new StillContended(merged.reason);
  return merged.kind === 'done';
}

/** `done` also where there is nothing to move, or a person leads another talk on that line: then both stay as they are. */
async function moveDialog(
  deps: CrossDeps,
  from: CrossRequest['from'],
  { threadId, channelId, channelKind, chatId }: Line,
  messenger: Messenger,
): Promise<{ kind: 'done' | 'conflict' }> {
  const { store } = deps;
  const open = async (id: string) => {
    const dialogId = (await store.threads.findOne({ _id: id }))?.dialogId;
    const situation = dialogId ? await loadDialog(store, deps.surroundings(), dialogId) : null;
    return situation && situation.dialog.mode !== 'closed' ? situation : null;
  };
  const [mine, there] = [await open(from.threadId), await open(threadId)];
  if (!mine || (there && there.dialog.mode !== 'bot')) return { kind: 'done' };
  const moment = { now: deps.now(), newId: deps.newId };
  const decisions: Decision[] = [];
  if (there) {
    // One line has one talk: the one that was just interrupted is the one that goes on.
    const ending = openDraft(there, { ...moment, actor: { kind: 'system' } });
    if (perform(ending, [{ kind: 'close' }])) return { kind: 'done' };
    decisions.push({ before: there, changes: ending.changes, guard: null });
  }
  const moving = openDraft(mine, { ...moment, actor: { kind: 'customer' } });
  const refused = perform(moving, [{ kind: 'move_channel', to: { threadId, channelId, channelKind, chatId } }]);
  if (refused) return { kind: 'done' };
  decisions.push({ before: mine, changes: moving.changes, guard: null });
  const dialog = { id: mine.dialog.id, contactId: mine.contact.id };
  const committed = await commitTogether(store, decisions, (session) =>
    moveThreads(store, { from, to: threadId, dialog, messenger }, session),
  );
  if (committed.kind === 'failed') throw committed.error;
  for (const id of [from.threadId, threadId]) deps.memory.forget(id);
  deps.memory.forgetContact(mine.contact.id);
  if (committed.kind !== 'done') return { kind: 'conflict' };
  for (const { changes } of decisions) deps.committed(changes);
  return { kind: 'done' };
}
