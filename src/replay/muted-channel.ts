import { kindOfChannel } from '../domain/journal/numbered-kinds.ts';
import type { Channel } from '../engine/ports.ts';

/** A channel that takes every message of the bot and sends none: what was said stands in the copy. */
export function createMutedChannel(id: string): Channel {
  return {
    id,
    kind: kindOfChannel(id) ?? 'web',
    capabilities: {
      textLength: 4_096,
      buttons: { most: 100, labelLength: 64, payloadBytes: 64 },
      contactRequest: true,
      typing: false,
    },
    webhookPath: null,
    async start() {},
    async stop() {},
    send: async ({ messageId }) => ({ kind: 'sent', providerMessageId: `replayed-${messageId}` }),
    async typing() {},
  };
}
