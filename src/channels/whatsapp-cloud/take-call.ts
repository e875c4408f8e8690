import type { Logger } from 'pino';
import type { Receive, SetAside, TakeReport } from '../../engine/ports.ts';
import { unreadable } from '../meta/flaws.ts';
import { asideOf } from '../meta/keep-aside.ts';
import type { RawUpdate } from '../read-body.ts';
import { type Happening, happeningsIn } from './happenings.ts';
import { reportOf } from './status-report.ts';
import { toIncoming } from './to-incoming.ts';

/** Where a call's contents go: to a turn, into the journal alone, or to the message that they are about. */
export interface Inbox {
  receive: Receive;
  setAside: SetAside;
  takeReport: TakeReport;
}

export interface TakeCallParts {
  channelId: string;
  phoneNumberId: string;
  log: Logger;
  /** Told of each message once it is durable. */
  heard(chatId: string, providerMessageId: string): void;
}

/**
 * Makes all that a call tells durable, one after the other in its order. Rejects at the first that could not be: Meta then sends the
 * whole call again, and what was kept already is known by its id.
 */
export function createTakeCall({ channelId, phoneNumberId, log, heard }: TakeCallParts) {
  return async function takeCall(call: RawUpdate, inbox: Inbox): Promise<void> {
    const { raw } = call;
    const flaw = unreadable(call);
    const told = flaw === null ? happeningsIn(raw, phoneNumberId) : { kind: 'malformed' as const, why: flaw };
    if (told.kind === 'malformed') return keep(inbox, raw, 'malformed', told.why);
    for (const happening of told.happenings) await take(happening, inbox);
  };

  async function take(happening: Happening, inbox: Inbox): Promise<void> {
    if (happening.kind === 'other') return keep(inbox, happening.raw, 'ignored', happening.why);
    if (happening.kind === 'status') {
      const report = reportOf(happening.raw);
      return report ? inbox.takeReport(channelId, report) : undefined;
    }
    const translated = toIncoming(happening, channelId);
    if (translated.kind !== 'incoming') return keep(inbox, happening.raw, translated.kind, translated.why);
    const { incoming } = translated;
    await inbox.receive(incoming);
    heard(incoming.chatId, incoming.externalId);
  }

  async function keep(inbox: Inbox, raw: unknown, why: 'ignored' | 'malformed', reason: string): Promise<void> {
    if (why === 'malformed') log.warn({ reason }, 'A WhatsApp call could not be read; it is kept aside');
    await inbox.setAside(asideOf(channelId, raw, why, reason));
  }
}
