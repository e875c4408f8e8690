import type { Logger } from 'pino';
import type { Receive, SetAside } from '../../engine/ports.ts';
import { flawsIn, unreadable } from '../meta/flaws.ts';
import { asideOf } from '../meta/keep-aside.ts';
import type { RawUpdate } from '../read-body.ts';
import { isOwnEcho, type LatelySent } from './own-echo.ts';
import { toIncoming } from './to-incoming.ts';
import { MetaCall } from './update.ts';

export interface Inbox {
  receive: Receive;
  setAside: SetAside;
}

export interface TakeCallParts {
  channelId: string;
  channelKind: 'messenger' | 'instagram';
  accountId: string;
  log: Logger;
  /** The name behind an id, where it can be learnt in time. */
  nameOf(chatId: string): Promise<string | undefined>;
  latelySent: LatelySent;
}

/**
 * Makes all that a call tells durable, one after the other in its order. Rejects at the first that could not be: Meta then sends the
 * whole call again, and what was kept already is known by its id.
 */
export function createTakeCall({ channelId, channelKind, accountId, log, nameOf, latelySent }: TakeCallParts) {
  return async function takeCall(update: RawUpdate, inbox: Inbox): Promise<void> {
    const { raw } = update;
    const flaw = unreadable(update);
    if (flaw !== null) return keep(inbox, raw, 'malformed', flaw);
    const call = MetaCall.safeParse(raw);
    if (!call.success) return keep(inbox, raw, 'malformed', flawsIn(call.error));
    for (const { id, messaging = [], standby = [] } of call.data.entry) {
      const isOurs = id === accountId;
      for (const one of messaging) {
        if (isOurs) await take(one, inbox);
        else await keep(inbox, one, 'ignored', 'of another account of this business');
      }
      for (const one of standby) await keep(inbox, one, 'ignored', 'another program has this conversation');
      if (messaging.length + standby.length === 0) await keep(inbox, { id, raw }, 'ignored', 'no message');
    }
  };

  async function take(raw: unknown, inbox: Inbox): Promise<void> {
    const translated = toIncoming(raw, { channelId, channelKind });
    if (translated.kind !== 'incoming') return keep(inbox, raw, translated.kind, translated.why);
    const { incoming } = translated;
    if (await isOwnEcho(incoming, channelKind, latelySent)) return keep(inbox, raw, 'ignored', 'what we have sent');
    const name = await nameOf(incoming.chatId);
    await inbox.receive({ ...incoming, profile: name ? { name } : {} });
  }

  async function keep(inbox: Inbox, raw: unknown, why: 'ignored' | 'malformed', reason: string): Promise<void> {
    if (why === 'malformed') log.warn({ reason }, 'A call of Meta could not be read; it is kept aside');
    await inbox.setAside(asideOf(channelId, raw, why, reason));
  }
}
