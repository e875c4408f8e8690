import { z } from 'zod';

export const MediaKind = z.enum(['image', 'voice', 'audio', 'video', 'document', 'sticker', 'location', 'other']);
export type MediaKind = z.infer<typeof MediaKind>;

/** What a provider tells of a file that a customer has sent, before anybody has fetched it. None of it is to be trusted. */
export const IncomingFile = z.object({
  kind: MediaKind,
  /** By what the adapter fetches it: an id or an address of the provider. Never shown to anybody. */
  handle: z.string().max(4_000),
  name: z.string().max(255).optional(),
  mime: z.string().max(127).optional(),
  bytes: z.number().optional(),
  seconds: z.number().optional(),
  /** Ours, given when the message is made durable; that of an upload when it is `kept` already. */
  id: z.string().optional(),
  /** A visitor of our own chat page has brought it: its bytes are here, and what is told of it was found by us. No adapter sets it. */
  kept: z.literal(true).optional(),
});
export type IncomingFile = z.infer<typeof IncomingFile>;

/**
 * A file of a message. `waiting`: not fetched yet; `kept`: its bytes are ours; `refused`: too large or of a kind that we do not keep;
 * `lost`: the provider has it no more. `mime` and `bytes` of a kept one are what was found, not what was told.
 */
export const MessageFile = z.object({
  id: z.string(),
  kind: MediaKind,
  state: z.enum(['waiting', 'kept', 'refused', 'lost']),
  /** Why it is refused or lost, for people. */
  reason: z.string().optional(),
  name: z.string().max(255),
  mime: z.string().max(127),
  bytes: z.number(),
  seconds: z.number().optional(),
  /** What was said in it, as a speech model has heard it. */
  transcript: z.string().optional(),
});
export type MessageFile = z.infer<typeof MessageFile>;
