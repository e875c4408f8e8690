import { BY_MAIL, type DigestReader } from '../../domain/digest/digest-settings.ts';
import type { SendOutcome } from '../ports.ts';
import { deliver } from './deliver.ts';
import type { DigesterParts } from './digester-parts.ts';

const MOST_SUBJECT = 120;

/** Sends a text to somebody of the team, by messenger or by e-mail, whose subject is the text's first line. Never rejects. */
export async function sendLetter(
  { channels, gate, mail, pause }: Pick<DigesterParts, 'channels' | 'gate' | 'mail' | 'pause'>,
  { channelId, chatId, locale }: Pick<DigestReader, 'channelId' | 'chatId' | 'locale'>,
  { id, text, attempt }: { id: string; text: string; attempt: number },
): Promise<SendOutcome | { kind: 'not_connected' }> {
  if (channelId === BY_MAIL) {
    if (!mail) return { kind: 'not_connected' };
    const subject = (text.split('\n')[0] ?? '').slice(0, MOST_SUBJECT);
    return mail.send({ to: chatId, subject, text, id: id.replace(/[^\w-]+/gu, '-') });
  }
  const channel = channels.get(channelId);
  if (!channel) return { kind: 'not_connected' };
  return deliver(channel, gate(), { id, chatId, text, locale, attempt }, pause);
}
