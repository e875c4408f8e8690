import type { Gap } from '../../domain/journal/find-gaps.ts';
import { kindOfChannel } from '../../domain/journal/numbered-kinds.ts';
import { textOf } from '../../domain/perform/inbound.ts';
import type { JournalEntry } from '../../store/queries/journal.ts';
import type { JournalGapView, JournalItemView } from '../views/journal-view.ts';

/** A list shows the beginning; the whole text is in the update. */
const LINE_LENGTH = 300;

export function presentJournalItem(entry: JournalEntry, dialogId: string | null): JournalItemView {
  const { id, channelId, threadId, receivedAt, state, reason, attempts, incoming } = entry;
  return {
    id,
    channelId,
    channelKind: kindOfChannel(channelId),
    threadId,
    dialogId,
    receivedAt: receivedAt.toISOString(),
    state,
    reason,
    attempts,
    content: incoming && contentOf(incoming),
  };
}

export function presentGap(channelId: string, { after, before, missing, from, to }: Gap): JournalGapView {
  return {
    channelId,
    channelKind: kindOfChannel(channelId),
    after,
    before,
    missing,
    from: from.toISOString(),
    to: to.toISOString(),
  };
}

/** The update as it came: what is kept is text, whatever was sent. */
export function parsedRaw(raw: string | null): unknown {
  if (raw === null) return null;
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
}

function contentOf(incoming: NonNullable<JournalEntry['incoming']>): JournalItemView['content'] {
  const { content } = incoming;
  const text = textOf({ ...incoming, raw: null }).slice(0, LINE_LENGTH);
  return { kind: content.kind, ...(content.kind === 'media' && { media: content.media }), text };
}
