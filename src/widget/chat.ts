import type { Button } from '../domain/message.ts';
import type { Messenger } from '../domain/webchat/widget-settings.ts';
import type { Api, Outcome } from './api.ts';
import { backoffMs } from './backoff.ts';
import {
  type Conversation,
  emptyConversation,
  lastId,
  withDraft,
  withDraftState,
  withLines,
  withOthersDrafts,
  withoutDraft,
} from './conversation.ts';
import type { Follow } from './follow-options.ts';
import type { Draft, LineFile } from './line.ts';
import type { Memory } from './memory.ts';
import { newId } from './new-id.ts';
import { QUIET, type Status } from './status.ts';

/** All that is shown of the talk. */
export interface ChatState {
  talk: Conversation;
  isOnline: boolean;
  status: Status;
  /** When a person was last seen writing, ms; null: nobody has. */
  typedAt: number | null;
  /** The talk of before is gone from the server, and this one begins anew. */
  isRenewed: boolean;
}

export interface Chat {
  say(text: string, files?: LineFile[]): void;
  press(button: Button): void;
  remove(draftId: string): void;
  /** An address that opens this talk in a messenger. */
  askWay(to: Messenger): Promise<Outcome<string>>;
  /** The visitor's token, opening the talk if it has not begun. */
  token(): Promise<string>;
}

interface ChatOptions {
  api: Api;
  memory: Memory;
  /** Opens a session on the server. */
  open: () => Promise<Outcome<string>>;
  /** Whether a talk begins with the first line, not with the page: most visitors of a site say nothing. */
  isLazy: boolean;
  onChange: (state: ChatState) => void;
  pause: (ms: number) => Promise<void>;
  follow: Follow;
  /** Does something while no other tab of the site does the same. */
  oneTab: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * Keeps one conversation alive: reads what the server tells, sends drafts in order with the same id until they are taken, and begins anew
 * when the server no longer knows the talk. Drafts survive a reload; another tab shows and sends them, too, and their ids make that harmless.
 */
export function startChat(options: ChatOptions): Chat {
  const { api, memory, open, isLazy, onChange, pause, follow, oneTab } = options;
  let token = memory.readToken();
  let opening: Promise<string> | null = null;
  let isSending = false;
  let begun: () => void = () => undefined;
  const whenGone = new Set<() => void>();
  let state: ChatState = {
    talk: { ...emptyConversation, drafts: memory.readDrafts() },
    isOnline: true,
    status: QUIET,
    typedAt: null,
    isRenewed: false,
  };

  const change = (part: Partial<ChatState>): void => {
    state = { ...state, ...part };
    onChange(state);
  };
  const settle = (id: string, to: Draft['state']): void => {
    change({ talk: withDraftState(state.talk, id, to), isOnline: true });
    const draft = state.talk.drafts.find((one) => one.id === id);
    if (draft) memory.putDraft(draft);
  };

  const ensureToken = async (): Promise<string> => {
    if (token !== null) return token;
    opening ??= openUntilDone();
    token = await opening;
    opening = null;
    begun();
    return token;
  };
  async function openUntilDone(): Promise<string> {
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await oneTab(async () => {
        const others = memory.readToken();
        if (others !== null) return { kind: 'done' as const, value: others };
        const opened = await open();
        if (opened.kind === 'done') memory.keepToken(opened.value);
        return opened;
      });
      if (outcome.kind === 'done') return outcome.value;
      const wait = outcome.kind === 'later' ? outcome.retryAfterMs : null;
      if (wait === null) change({ isOnline: false });
      await pause(wait ?? backoffMs(attempt));
    }
  }
  /** For whoever only reads: waits until there is something to be read. */
  const existingToken = async (): Promise<string> => {
    while (isLazy && token === null && opening === null) {
      await new Promise<void>((resolve) => {
        begun = resolve;
      });
    }
    return ensureToken();
  };

  const forgetSession = (used: string): void => {
    if (token !== used) return;
    const others = memory.readToken();
    token = others === used ? null : others;
    if (token === null) memory.keepToken(null);
    const waiting = state.talk.drafts.filter((draft) => draft.state === 'waiting');
    for (const { id } of state.talk.drafts) if (!waiting.some((draft) => draft.id === id)) memory.dropDraft(id);
    change({ talk: { lines: [], drafts: waiting }, status: QUIET, isRenewed: true });
    for (const act of whenGone) act();
  };

  const flush = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    for (let attempt = 0; ; ) {
      const draft = state.talk.drafts.find((one) => one.state === 'waiting');
      if (!draft) break;
      const used = await ensureToken();
      const outcome = await api.postDraft(used, draft);
      if (outcome.kind === 'done') settle(draft.id, 'accepted');
      else if (outcome.kind === 'refused') settle(draft.id, 'refused');
      else if (outcome.kind === 'unauthorized') forgetSession(used);
      else {
        if (outcome.retryAfterMs === null) change({ isOnline: false });
        await pause(outcome.retryAfterMs ?? backoffMs(attempt));
        attempt += 1;
        continue;
      }
      attempt = 0;
    }
    isSending = false;
  };

  const add = (said: Omit<Draft, 'id' | 'state'>): void => {
    const draft: Draft = { ...said, id: newId(), state: 'waiting' };
    memory.putDraft(draft);
    change({ talk: withDraft(state.talk, draft) });
    void flush();
  };

  memory.onOtherTab(() => {
    const others = memory.readToken();
    if (others !== null && token === null && opening === null) {
      token = others;
      begun();
    }
    change({ talk: withOthersDrafts(state.talk, memory.readDrafts()) });
    void flush();
  });
  void follow({
    api,
    token: existingToken,
    forgetSession,
    onGone(act) {
      whenGone.add(act);
      return () => whenGone.delete(act);
    },
    lastId: () => lastId(state.talk),
    onLines(lines) {
      const before = state.talk.drafts;
      const talk = withLines(state.talk, lines);
      for (const { id } of before) if (!talk.drafts.some((draft) => draft.id === id)) memory.dropDraft(id);
      // What a person was writing has come.
      const typedAt = lines.some(({ author }) => author === 'operator') ? null : state.typedAt;
      change({ talk, isOnline: true, typedAt });
    },
    onStatus: (status) => change({ status }),
    onTyping: () => change({ typedAt: Date.now() }),
    onOffline: () => change({ isOnline: false }),
  });
  onChange(state);
  void flush();

  return {
    say: (text, files) => add({ text, ...(files && files.length > 0 && { files }) }),
    press: ({ label, payload }) => add({ text: label, payload }),
    remove(id) {
      memory.dropDraft(id);
      change({ talk: withoutDraft(state.talk, id) });
    },
    askWay: async (to) => api.askWay(await ensureToken(), to),
    token: ensureToken,
  };
}
