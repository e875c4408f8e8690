import type { Logger } from 'pino';
import { threadIdOf } from '../../domain/channel.ts';
import type { Incoming } from '../../domain/incoming.ts';
import { crossingCode } from '../../domain/webchat/crossing.ts';
import { Messenger } from '../../domain/webchat/widget-settings.ts';
import type { Store } from '../../store/open-store.ts';
import { claimCrossing } from '../../store/webchat/crossings.ts';
import type { Channel, Receive } from '../ports.ts';
import type { Crossed, CrossRequest } from './cross.ts';

interface Parts {
  store: Pick<Store, 'crossings'>;
  cross(request: CrossRequest): Promise<Crossed>;
  receive: Receive;
  now(): Date;
  log: Logger;
}

/**
 * Knows by their codes visitors of the web chat who go on in a messenger: they are joined and their talk is moved before the message goes its
 * way. It then is a start like any other, and so is one whose code is old, used or somebody else's. Rejects when it could not be done: the
 * provider brings the message again.
 */
export function catchCrossings(channel: Pick<Channel, 'kind'>, parts: Parts): Receive {
  const { store, cross, receive, now, log } = parts;
  return async (incoming) => {
    const code = crossingCode(incoming.origin?.source);
    if (code === null || channel.kind === 'web') return receive(incoming);
    const plain = withoutCode(incoming);
    const usedBy = threadIdOf(incoming.channelId, incoming.chatId);
    const to = Messenger.safeParse(channel.kind);
    const crossing = to.success ? await claimCrossing(store, code, { to: to.data, usedBy, now: now() }) : null;
    const crossed = crossing && (await cross({ from: crossing, to: incoming, messenger: crossing.to }));
    log.info(
      { channelId: incoming.channelId, crossed: crossed?.kind ?? 'unknown' },
      'a visitor of the web chat goes on',
    );
    return receive(crossing && crossed?.kind === 'stranger' ? { ...plain, origin: crossing.origin } : plain);
  };
}

/** The code is no lead source, and nothing to be answered. */
function withoutCode({ origin: _, ...incoming }: Incoming): Incoming {
  const { content } = incoming;
  return content.kind === 'start' ? { ...incoming, content: { ...content, text: '' } } : incoming;
}
