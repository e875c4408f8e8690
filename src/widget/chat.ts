import type { Button } from '../domain/message.ts';
import { type openSession, postDraft } from './api.ts';
import { backoffMs, pause } from './backoff.ts';
import {
  type Conversation,
  emptyConversation,
  lastId,
  withDraft,
  withDraftState,
  withLines,
  withoutDraft,
} from './conversation.ts';
import { follow } from './follow.ts';
import type { Draft } from './line.ts';
import { memory } from './memory.ts';
import { newId } from './new-id.ts';

export interface Chat {
  say(text: string): void;
  press(button: Button): void;
  remove(draftId: string): void;
}

interface ChatOptions {
  /** Opens a session on the server; separate so that a test can stand in for it. */
  open: () => ReturnType<typeof openSession>;
  onChange: (talk: Conversation, isOnline: boolean) => void;
}

/**
 * Keeps one conversation alive: reads what the server tells, sends drafts in order with the same id until they are
 * taken, and opens a new session when the server no longer knows the old one. Drafts survive a reload.
 */
export function startChat({ open, onChange }: ChatOptions): Chat {
  let token = memory.readToken();
  let opening: Promise<string> | null = null;
  let talk: Conversation = { ...emptyConversation, drafts: memory.readDrafts() };
  let isOnline = true;
  let isSending = false;

  const change = (next: Conversation, online = isOnline): void => {
    talk = next;
    isOnline = online;
    memory.keepDrafts(talk.drafts);
    onChange(talk, isOnline);
  };

  const ensureToken = async (): Promise<string> => {
    if (token !== null) return token;
    opening ??= openUntilDone(open, () => change(talk, false));
    token = await opening;
    opening = null;
    memory.keepToken(token);
    return token;
  };

  const forgetSession = (used: string): void => {
    if (token !== used) return;
    token = null;
    memory.keepToken(null);
    change({ lines: [], drafts: talk.drafts.filter((draft) => draft.state === 'waiting') });
  };

  const flush = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    for (let attempt = 0; ; ) {
      const draft = talk.drafts.find(({ state }) => state === 'waiting');
      if (!draft) break;
      const used = await ensureToken();
      const outcome = await postDraft(used, draft);
      if (outcome.kind === 'done') change(withDraftState(talk, draft.id, 'accepted'), true);
      else if (outcome.kind === 'refused') change(withDraftState(talk, draft.id, 'refused'), true);
      else if (outcome.kind === 'unauthorized') forgetSession(used);
      else {
        if (outcome.retryAfterMs === null) change(talk, false);
        await pause(outcome.retryAfterMs ?? backoffMs(attempt));
        attempt += 1;
        continue;
      }
      attempt = 0;
    }
    isSending = false;
  };

  const add = (draft: Omit<Draft, 'id' | 'state'>): void => {
    change(withDraft(talk, { ...draft, id: newId(), state: 'waiting' }));
    void flush();
  };

  void follow({
    ensureToken,
    forgetSession,
    lastId: () => lastId(talk),
    onLines: (lines) => change(withLines(talk, lines), true),
    onOffline: () => change(talk, false),
  });
  onChange(talk, isOnline);
  void flush();

  return {
    say: (text) => add({ text }),
    press: ({ label, payload }) => add({ text: label, payload }),
    remove: (id) => change(withoutDraft(talk, id)),
  };
}

async function openUntilDone(open: ChatOptions['open'], onTrouble: () => void): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await open();
    if (outcome.kind === 'done') return outcome.value;
    onTrouble();
    await pause((outcome.kind === 'later' ? outcome.retryAfterMs : null) ?? backoffMs(attempt));
  }
}
