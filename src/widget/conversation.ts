import type { Button } from '../domain/message.ts';
import type { Draft, Line } from './line.ts';

/** What the page knows of the talk: confirmed lines in the server's order, then own drafts in theirs. */
export interface Conversation {
  lines: Line[];
  drafts: Draft[];
}

export const emptyConversation: Conversation = { lines: [], drafts: [] };

/** Takes lines from the server in their order; known ids are replaced in place, own drafts among them are settled. */
export function withLines(talk: Conversation, incoming: readonly Line[]): Conversation {
  const lines = [...talk.lines];
  for (const line of incoming) {
    const known = lines.findIndex((other) => other.id === line.id);
    if (known < 0) lines.push(line);
    else lines[known] = line;
  }
  const ids = new Set(lines.map((line) => line.id));
  return { lines, drafts: talk.drafts.filter((draft) => !ids.has(draft.id)) };
}

export function withDraft(talk: Conversation, draft: Draft): Conversation {
  return { ...talk, drafts: [...talk.drafts, draft] };
}

export function withDraftState(talk: Conversation, id: string, state: Draft['state']): Conversation {
  return { ...talk, drafts: talk.drafts.map((draft) => (draft.id === id ? { ...draft, state } : draft)) };
}

export function withoutDraft(talk: Conversation, id: string): Conversation {
  return { ...talk, drafts: talk.drafts.filter((draft) => draft.id !== id) };
}

/** Takes what another tab has written: new drafts at the end, and how far known ones have come. One that is gone there is settled here by its line. */
export function withOthersDrafts(talk: Conversation, kept: readonly Draft[]): Conversation {
  const known = new Map(talk.drafts.map((draft) => [draft.id, draft]));
  const shown = new Set(talk.lines.map((line) => line.id));
  const fresh = kept.filter(({ id }) => !known.has(id) && !shown.has(id));
  const states = new Map(kept.map(({ id, state }) => [id, state]));
  const drafts = talk.drafts.map((draft) =>
    draft.state === 'waiting' ? { ...draft, state: states.get(draft.id) ?? draft.state } : draft,
  );
  return { ...talk, drafts: [...drafts, ...fresh] };
}

/** Where to go on reading: the server tells everything after this id. */
export function lastId(talk: Conversation): string | undefined {
  return talk.lines.at(-1)?.id;
}

/** How many lines of others stand after the one that was seen last; none of an earlier talk that is gone. */
export function unreadAfter({ lines }: Conversation, seen: string | null): number {
  const at = lines.findIndex(({ id }) => id === seen);
  return lines.slice(at + 1).filter(({ author }) => author === 'bot' || author === 'operator').length;
}

/** True while the customer spoke last and the line reached us, so an answer is on its way. */
export function isAwaitingAnswer(talk: Conversation): boolean {
  const last = talk.drafts.at(-1);
  if (last) return last.state !== 'refused';
  return talk.lines.at(-1)?.author === 'customer';
}

/** Buttons that can still be pressed: those said after the customer's last word, by the line that carries them. */
export function liveButtons(talk: Conversation): Map<string, Button[]> {
  const live = new Map<string, Button[]>();
  if (talk.drafts.some((draft) => draft.state !== 'refused')) return live;
  for (const line of [...talk.lines].reverse()) {
    if (line.author === 'customer') break;
    if (line.buttons?.length) live.set(line.id, line.buttons);
  }
  return live;
}
