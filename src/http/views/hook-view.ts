import { z } from 'zod';
import { HookKind, Mapping } from '../../domain/hooks/hook.ts';
import { HookOutcome, HookReason } from '../../domain/hooks/hook-call.ts';
import { HookField } from '../../domain/hooks/hook-fields.ts';
import { OrderState } from '../../domain/orders/order.ts';
import { instant } from './instant.ts';

export const HookView = z
  .object({
    id: z.string(),
    title: z.string(),
    kind: HookKind,
    address: z.string().nullable().meta({
      description: 'Where to post: the path, to be put behind the address of this server. A secret. Null once deleted',
      example: '/hooks/q1w2e3…',
    }),
    signed: z.boolean().meta({ description: 'Calls have to be signed by Standard Webhooks' }),
    mapping: Mapping.meta({
      description: 'Paths of our fields in the body; what is left out is guessed, `` means none',
    }),
    system: z.string(),
    offerId: z.string().nullable(),
    source: z.string().nullable(),
    enabled: z.boolean(),
    createdAt: instant,
    deletedAt: instant.nullable().meta({ description: 'Deleted, and still called by somebody' }),
    lastCallAt: instant.nullable(),
    turnedAway: z
      .object({ count: z.number(), at: instant, why: z.string() })
      .nullable()
      .meta({ description: 'Calls that were not kept: wrongly signed, too large, after the end' }),
    lately: z
      .object({ applied: z.number(), refused: z.number(), waiting: z.number() })
      .meta({ description: 'What became of the calls of the last seven days; counted up to 10,000 each' }),
  })
  .meta({ id: 'Hook' });
export type HookView = z.infer<typeof HookView>;

export const SignedHookView = z
  .object({
    hook: HookView,
    secret: z.string().meta({ description: 'Signs the calls (standardwebhooks.com). Shown only here.' }),
  })
  .meta({ id: 'SignedHook' });
export type SignedHookView = z.infer<typeof SignedHookView>;

const call = {
  id: z.string(),
  hookId: z.string(),
  key: z.string(),
  keyFrom: z.enum(['header', 'field', 'digest']),
  state: z.enum(['waiting', 'applied', 'refused']),
  reason: HookReason.nullable(),
  outcome: HookOutcome.nullable(),
  tries: z.number(),
  nextTryAt: instant.nullable(),
  repeats: z.number().meta({ description: 'How often it came again; it was applied once' }),
  lastRepeatAt: instant.nullable(),
  at: instant,
  doneAt: instant.nullable(),
  preview: z.string().meta({ description: 'The beginning of the body' }),
};
export const HookCallView = z.object(call).meta({ id: 'HookCall' });
export type HookCallView = z.infer<typeof HookCallView>;

/** What would be made of a body. */
export const MadeView = z
  .object({
    fields: z
      .array(z.object({ path: z.string(), value: z.string() }))
      .meta({ description: 'All that the body holds; at most 200, cut to 200 characters each' }),
    found: z.array(z.object({ field: HookField, path: z.string(), value: z.string() })),
    refused: HookReason.nullable().meta({ description: 'Why nothing would be made; null when something would' }),
    made: z
      .object({
        kind: z.enum(['test', 'lead', 'order', 'payment', 'call']),
        name: z.string().nullable(),
        phone: z.string().nullable(),
        email: z.string().nullable(),
        number: z.string().nullable(),
        offerId: z.string().nullable(),
        amount: z.number().nullable(),
        state: OrderState.nullable(),
        at: instant.nullable(),
        text: z.string().nullable().meta({ description: 'The note that the team will read' }),
        source: z.string().nullable(),
        utm: z.record(z.string(), z.string()),
        lines: z.number().nullable().meta({ description: 'Lines of a transcript' }),
      })
      .nullable(),
  })
  .meta({ id: 'HookTrial' });
export type MadeView = z.infer<typeof MadeView>;

export const FullHookCallView = z
  .object({
    ...call,
    form: z.enum(['json', 'form']),
    body: z.string(),
    now: MadeView.meta({ description: 'What would be made of it by the mapping of now' }),
  })
  .meta({ id: 'FullHookCall' });
export type FullHookCallView = z.infer<typeof FullHookCallView>;
