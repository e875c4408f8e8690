import type { TFunction } from 'i18next';
import type { ChannelKind } from '../../domain/channel.ts';
import type { JournalItemView } from '../../http/views/journal-view.ts';

/** A channel as people know it: `Telegram 123456`. The own chat page is one only, so its account needs no name. */
export function channelTitle(t: TFunction, id: string, kind: ChannelKind | null): string {
  if (kind === null) return id;
  const account = id.slice(id.indexOf(':') + 1);
  return kind === 'web' ? t('channel.web') : `${t(`channel.${kind}`)} ${account}`;
}

/** What an update is, in a word: a voice message, a press of a button. Empty for a plain text, which speaks for itself. */
export function kindTitle(t: TFunction, content: JournalItemView['content']): string {
  if (content === null) return t('journal.noContent');
  if (content.media) return t(`journal.media.${content.media}`);
  return content.kind === 'text' ? '' : t(`journal.kinds.${content.kind}`);
}
