import { createHash } from 'node:crypto';
import type { Contact } from '../../domain/contact.ts';
import { type Draft, leave, openDraft, type Situation } from '../../domain/perform/draft.ts';
import { addAwaited, awaitAgain, closingId, newJudging } from '../../store/conversion/judgings.ts';
import { situationOf } from '../../store/load-situation.ts';
import { contactByPhone } from '../../store/queries/contact-by-phone.ts';
import { freshContactId } from '../fresh-contact-id.ts';
import type { TurnDeps } from '../turn.ts';
import { callLines } from './call-lines.ts';
import type { CallReport, CallTaken } from './call-report.ts';

type Deps = Pick<TurnDeps, 'store' | 'surroundings' | 'commit' | 'memory' | 'committed' | 'now' | 'newId'>;

/** The account that all calls belong to. Nothing is sent by it, so it has no adapter. */
const CHANNEL_ID = 'call:api';
const MOST_TRIES = 5;
/** The dialog is written right after it was put in the line of what is to be judged. */
const WRITTEN_WITHIN_MS = 10_000;

/**
 * Writes a call as a closed dialog of the contact with its phone, or of a new contact, at the time at which it was made. Nobody is answered
 * and no trigger fires: it is over. It is judged like any other dialog.
 */
export async function takeCall(deps: Deps, call: CallReport): Promise<CallTaken> {
  const { store } = deps;
  const dialogId = `call-${digest(call.externalId)}`;
  const closedAt = new Date(call.at.getTime() + call.durationSeconds * 1000);
  const due = new Date(deps.now().getTime() + WRITTEN_WITHIN_MS);
  const judging = { id: closingId(dialogId, closedAt), dialogId, jobId: null, due, at: deps.now() };
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const known = await store.dialogs.findOne({ _id: dialogId }, { projection: { contactId: 1 } });
    if (known) {
      await awaitAgain(store, judging);
      return { kind: 'taken', dialogId, contactId: known.contactId, repeated: true };
    }
    const contact = call.phone === null ? null : await contactByPhone(store, call.phone);
    const contactId = contact?.id ?? (await freshContactId(store, call.phone, call.externalId));
    const before = situationOfCall(deps, call, { dialogId, contact, contactId, closedAt });
    const draft = draftOf(deps, before, call, closedAt);
    await addAwaited(store, newJudging(judging));
    const committed = await deps.commit({ before, changes: draft.changes, guard: null });
    deps.memory.forgetContact(before.contact.id);
    if (committed.kind !== 'done') continue;
    deps.committed(draft.changes);
    await awaitAgain(store, judging);
    return { kind: 'taken', dialogId, contactId: before.contact.id, repeated: false };
  }
  return { kind: 'crowded' };
}

function situationOfCall(
  deps: Deps,
  call: CallReport,
  {
    dialogId,
    contact,
    contactId,
    closedAt,
  }: { dialogId: string; contact: Contact | null; contactId: string; closedAt: Date },
): Situation {
  const { at, phone, source, managerId, externalId } = call;
  const threadId = `${CHANNEL_ID}:${dialogId}`;
  const nowhere = { threadId, thread: null, contact, dialog: null, appointments: [], unsent: false };
  const first = {
    channelId: CHANNEL_ID,
    channelKind: 'call' as const,
    externalId,
    chatId: dialogId,
    order: 0,
    at,
    profile: {},
    content: { kind: 'text' as const, text: '' },
    ...(source !== null && { origin: { source } }),
  };
  const { situation } = situationOf(deps.surroundings(), nowhere, first, { now: at, newId: deps.newId });
  const fresh = { id: contactId, phone, identities: [] };
  const whose: Contact = contact ?? { ...situation.contact, ...fresh };
  const dialog = {
    ...situation.dialog,
    id: dialogId,
    contactId: whose.id,
    mode: 'closed' as const,
    assigneeId: managerId,
    lastInboundAt: at,
    closedAt,
  };
  return { ...situation, contact: whose, dialog };
}

function draftOf(deps: Deps, situation: Situation, call: CallReport, closedAt: Date): Draft {
  const { managerId } = call;
  const draft = openDraft(situation, { now: call.at, newId: deps.newId, actor: { kind: 'api' } });
  draft.changes.opened = true;
  leave(draft, { type: 'dialog_opened', reopened: situation.contact.version > 0 });
  if (managerId !== null) {
    leave(draft, {
      type: 'assignee_changed',
      from: null,
      to: managerId,
      why: call.direction === 'in' ? 'answered the call' : 'made the call',
    });
  }
  const lines = callLines(situation.dialog, call);
  draft.changes.messages = lines;
  const preview = (lines.at(-1)?.text ?? '').slice(0, 140);
  draft.changes.dialog = { ...draft.changes.dialog, lastSeq: lines.length, preview };
  leave({ ...draft, moment: { ...draft.moment, now: closedAt } }, { type: 'dialog_closed' });
  return draft;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);
