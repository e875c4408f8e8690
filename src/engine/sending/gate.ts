import type { Logger } from 'pino';
import type { Pace } from '../../domain/sending/pace.ts';
import type { Store } from '../../store/open-store.ts';
import { type ChannelGate, type ChannelHealth, createChannelGate, type Outcome } from './gate-channel.ts';

export type { ChannelHealth, Outcome };

/** As much of a channel as counts here. Without a pace nothing is limited; the breaker works all the same. */
export interface GatedChannel {
  readonly id: string;
  readonly capabilities: { readonly pace?: Pace };
}

export interface SendGate {
  /** True when this message may go out at once on what this process already holds; takes its tokens. Never waits. */
  admitNow(channel: GatedChannel, chatId: string): boolean;
  /** 0 = go now, its tokens are taken; else come back in so many ms. May wait for the database; never rejects. */
  admit(channel: GatedChannel, chatId: string): Promise<number>;
  /** Feeds breaker and throttling; `reason` is for people. */
  settled(channel: GatedChannel, chatId: string, outcome: Outcome, reason?: string): void;
  /** Loads the throttling of chats that another process wrote to before. Rejects when the database does not answer. */
  recall(channel: GatedChannel, chatIds: readonly string[]): Promise<void>;
  health(channelId: string): ChannelHealth;
  /** Admits nothing more and gives back what is held. */
  stop(): Promise<void>;
}

export interface GateOptions {
  store: Store;
  /** Of this process, unlike any other's. */
  owner: string;
  now(): Date;
  log: Logger;
}

/**
 * Decides when a message may go out: the limits of its chat and of its channel, which all processes on one database share, what the
 * provider has asked for, and whether it can be reached at all.
 */
export function createGate(options: GateOptions): SendGate {
  const gates = new Map<string, ChannelGate>();

  function gateOf({ id, capabilities }: GatedChannel): ChannelGate {
    const there = gates.get(id);
    if (there) return there;
    const made = createChannelGate(options, id, capabilities.pace ?? null);
    gates.set(id, made);
    return made;
  }

  return {
    admitNow: (channel, chatId) => gateOf(channel).admitNow(chatId),
    admit: (channel, chatId) => gateOf(channel).admit(chatId),
    settled: (channel, chatId, outcome, reason) => gateOf(channel).settled(chatId, outcome, reason ?? null),
    recall: (channel, chatIds) => gateOf(channel).recall(chatIds),
    health: (channelId) => gates.get(channelId)?.health() ?? { state: 'closed', since: null, failures: 0 },
    async stop() {
      await Promise.all([...gates.values()].map((gate) => gate.stop()));
    },
  };
}
