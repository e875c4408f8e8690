import { z } from 'zod';
import { HookField } from './hook-fields.ts';

/** What other programs tell of: a request, an order, a payment, a phone call. */
export const HookKind = z.enum(['lead', 'order', 'payment', 'call']);
export type HookKind = z.infer<typeof HookKind>;

/** Where to find our fields in a foreign body: paths like `client.phone`. A field that is not named is guessed; an empty path: leave it out. */
export const Mapping = z.partialRecord(HookField, z.string().max(200));
export type Mapping = z.infer<typeof Mapping>;

/** An address of ours to which one program posts one kind of thing. */
export const Hook = z.object({
  id: z.string(),
  title: z.string(),
  kind: HookKind,
  /** SHA-256 of the secret part of the address: what a call is found by. */
  tokenDigest: z.string(),
  /** The secret part, encrypted, so that the owner can copy the address again. */
  sealedToken: z.string(),
  /** The secret by which calls have to be signed, encrypted; null when the address alone is enough. */
  sealedSecret: z.string().nullable(),
  mapping: Mapping,
  /** Whose numbers the orders and payments bear: hooks with the same one speak of the same orders. */
  system: z.string(),
  /** The offer of orders that name none which is known. */
  offerId: z.string().nullable(),
  /** The lead source of what names none. */
  source: z.string().nullable(),
  enabled: z.boolean(),
  createdAt: z.date(),
  /** Kept for a while after that, so that whoever still calls is told. */
  deletedAt: z.date().nullable(),
  lastCallAt: z.date().nullable(),
  /** Calls that were turned away before they were kept: wrongly signed, too large, after the end. */
  turnedAway: z.object({ count: z.number(), at: z.date(), why: z.string() }).nullable(),
});
export type Hook = z.infer<typeof Hook>;
