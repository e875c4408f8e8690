import { z } from 'zod';
import { Localized } from '../localized.ts';
import { StagePath } from './on.ts';

const id = z.string().min(1).max(200);
const tags = z.array(z.string().trim().min(1).max(60)).max(20).default([]);
const Text = z.strictObject({
  ru: z.string().trim().min(1, 'must not be empty').max(4000),
  en: z.string().trim().min(1, 'must not be empty').max(4000),
});

/** What a trigger can do: the five kinds of seed 004 and four more. Texts are in both languages; the dialog's own is used. */
export const TriggerAction = z.discriminatedUnion('kind', [
  /** By one rule of distribution, or by the one that fits. */
  z.strictObject({ kind: z.literal('distribute'), ruleId: id.nullable() }),
  /** `needsConsent`: only to whoever wants news and offers. */
  z.strictObject({ kind: z.literal('send_message'), text: Text, needsConsent: z.boolean() }),
  z.strictObject({
    kind: z.literal('add_task'),
    taskKind: id,
    title: Localized,
    dueInMinutes: z.number().int().min(0).max(525_600),
    /** Left out: whoever leads the dialog. */
    assigneeId: id.optional(),
  }),
  /** `linked`: whoever led the contact's last dialog that anybody led. */
  z.strictObject({
    kind: z.literal('change_assignee'),
    to: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('person'), operatorId: id }),
      z.strictObject({ kind: z.literal('owner') }),
      z.strictObject({ kind: z.literal('linked') }),
      z.strictObject({ kind: z.literal('nobody') }),
    ]),
  }),
  z.strictObject({ kind: z.literal('change_tags'), add: tags, remove: tags }),
  z.strictObject({ kind: z.literal('change_stage'), stage: StagePath, lossReasonId: id.nullable() }),
  z.strictObject({ kind: z.literal('start_flow'), flow: id }),
  /** One of the webhooks that there are is told `trigger_fired`, whatever it has subscribed to. */
  z.strictObject({ kind: z.literal('call_webhook'), webhookId: id }),
  /** The bot's own answer to the owner's words, from its knowledge and checked as always, to the customer or as a note. */
  z.strictObject({ kind: z.literal('ask_gpt'), prompt: Text, as: z.enum(['message', 'note']) }),
]);
export type TriggerAction = z.infer<typeof TriggerAction>;
