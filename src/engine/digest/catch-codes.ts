import type { Logger } from 'pino';
import type { Locale } from '../../domain/localized.ts';
import { codeIn, linkByCode } from '../../store/digest/link-codes.ts';
import type { Store } from '../../store/open-store.ts';
import type { Channel, Receive, SetAside } from '../ports.ts';
import type { SendGate } from '../sending/gate.ts';
import { deliver, takesDigests } from './deliver.ts';

interface Parts {
  store: Pick<Store, 'digestCodes' | 'digestReaders'>;
  gate: Pick<SendGate, 'admit' | 'settled'>;
  receive: Receive;
  setAside: SetAside;
  now(): Date;
  log: Logger;
  pause(ms: number): Promise<void>;
  /** Called when a chat was linked. */
  linked(): void;
}

const SAYS: Record<'done' | 'unknown' | 'window', Record<Locale, string>> = {
  done: {
    ru: 'Готово: сводки будут приходить сюда. Когда и какие — в настройках консоли.',
    en: 'Done: digests will come here. When, and which ones, is set in the console.',
  },
  unknown: {
    ru: 'Этот код не подходит: он устарел или уже использован. Возьмите новый в настройках консоли.',
    en: 'This code does not fit: it is too old, or was used before. Take a new one in the console.',
  },
  window: {
    ru: 'В этот мессенджер нельзя писать первым, поэтому сводки сюда не дойдут. Отправьте код боту в Telegram.',
    en: 'This messenger lets nobody write first, so digests would not arrive. Send the code to the bot in Telegram.',
  },
};

/**
 * Takes out of what a channel receives the codes by which people of the team link their chats: no customer writes them, and no dialog may
 * begin by one. The update is kept in the journal like any that no turn takes. All else goes its way.
 */
export function catchCodes(channel: Channel, parts: Parts): Receive {
  const { store, gate, receive, setAside, now, log, pause, linked } = parts;
  return async (incoming) => {
    const { content, channelId, chatId, externalId, order, raw } = incoming;
    const said = content.kind === 'start' || content.kind === 'text' ? content.text : '';
    // A link into WhatsApp brings it as a source.
    const code = codeIn(said) ?? codeIn(incoming.origin?.source ?? '');
    if (code === null || channel.kind === 'web') return receive(incoming);
    const link = takesDigests(channel) ? await linkByCode(store, code, { channelId, chatId, now: now() }) : null;
    await setAside({
      channelId,
      externalId,
      order,
      why: 'ignored',
      reason: 'links a chat to a person of the team',
      raw,
    });
    const told = link ? 'done' : takesDigests(channel) ? 'unknown' : 'window';
    const locale = link?.locale ?? incoming.profile.locale ?? 'ru';
    if (link) linked();
    log.info({ channelId, said: told }, 'a code for digests has come in');
    // Not awaited: the provider waits for our word that the update is kept, and the console shows the link anyway.
    void deliver(
      channel,
      gate,
      { id: `link:${externalId}`, chatId, text: SAYS[told][locale], locale, attempt: 1 },
      pause,
    );
    return { kind: 'stored' };
  };
}
