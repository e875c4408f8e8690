import type { Locale } from '../../domain/localized.ts';
import type { Channel, Delivery, SendOutcome } from '../ports.ts';
import { gateOutcome } from '../sending/deliver.ts';
import type { SendGate } from '../sending/gate.ts';

/** Longer than any pace asks for; a provider that wants more is asked again later. */
const LONGEST_WAIT_MS = 5_000;

export interface Letter {
  /** Stable over attempts. */
  id: string;
  chatId: string;
  text: string;
  locale: Locale;
  attempt: number;
}

/** Digests can go where anything may be written at any time. */
export const takesDigests = ({ kind, capabilities }: Pick<Channel, 'kind' | 'capabilities'>): boolean =>
  kind !== 'web' && kind !== 'call' && capabilities.windowHours === undefined;

/** Sends a line that belongs to no dialog, within the pace that all lines of the channel share. Never rejects. */
export async function deliver(
  channel: Channel,
  gate: Pick<SendGate, 'admit' | 'settled'>,
  { id, chatId, text, locale, attempt }: Letter,
  pause: (ms: number) => Promise<void>,
): Promise<SendOutcome> {
  const waitMs = await gate.admit(channel, chatId);
  if (waitMs > LONGEST_WAIT_MS) return { kind: 'retry', reason: 'the messenger is slow just now', afterMs: waitMs };
  if (waitMs > 0) {
    await pause(waitMs);
    if ((await gate.admit(channel, chatId)) > 0) return { kind: 'retry', reason: 'others were sent first' };
  }
  const outcome = await sendSafely(channel, { messageId: id, chatId, content: { text }, locale, attempt });
  gate.settled(channel, chatId, gateOutcome(outcome), 'reason' in outcome ? outcome.reason : undefined);
  return outcome;
}

async function sendSafely(channel: Channel, delivery: Delivery): Promise<SendOutcome> {
  try {
    return await channel.send(delivery);
  } catch (error) {
    return { kind: 'retry', reason: error instanceof Error ? error.message : String(error) };
  }
}
