import { CAPABILITIES } from '../domain/capabilities/table.ts';
import { kindOfChannel } from '../domain/journal/numbered-kinds.ts';
import type { Channel } from '../engine/ports.ts';

/** A channel that takes every message of the bot and sends none: what was said stands in the copy. */
export function createMutedChannel(id: string): Channel {
  return {
    id,
    kind: kindOfChannel(id) ?? 'web',
    capabilities: { ...CAPABILITIES.telegram, typing: false },
    webhookPath: null,
    async start() {},
    async stop() {},
    send: async ({ messageId }) => ({ kind: 'sent', providerMessageId: `replayed-${messageId}` }),
    async typing() {},
  };
}
