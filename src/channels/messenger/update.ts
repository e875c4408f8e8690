import { z } from 'zod';

const text = z.string();
const Person = z.looseObject({ id: text.min(1) });

const soft = text.optional().catch(undefined);
const Attachment = z.looseObject({
  type: text,
  payload: z
    .looseObject({ url: soft, sticker_id: z.union([z.number(), text]).optional().catch(undefined) })
    .optional()
    .catch(undefined),
});
export type MetaAttachment = z.infer<typeof Attachment>;

/** One happening of a conversation, as far as we read it. https://developers.facebook.com/docs/messenger-platform/reference/webhook-events */
export const MetaMessaging = z.looseObject({
  sender: Person,
  recipient: Person,
  /** Milliseconds. */
  timestamp: z.number(),
  message: z
    .looseObject({
      mid: text.min(1),
      text: text.optional(),
      is_echo: z.boolean().optional(),
      is_deleted: z.boolean().optional(),
      /** Which program has sent it; none for what a person has written by hand. */
      app_id: z.union([z.number(), text]).optional(),
      /** What we gave with it: our own id of the message. */
      metadata: text.optional(),
      quick_reply: z.looseObject({ payload: text }).optional(),
      attachments: z.array(Attachment).optional(),
      reply_to: z.looseObject({ story: z.looseObject({}).optional() }).optional(),
      /** The advertisement that was tapped. */
      referral: z.looseObject({ ref: text.optional(), ad_id: text.optional() }).optional(),
    })
    .optional(),
  postback: z
    .looseObject({
      mid: text.optional(),
      title: text.optional(),
      payload: text.optional(),
      referral: z.looseObject({ ref: text.optional(), ad_id: text.optional() }).optional(),
    })
    .optional(),
  /** A message that was changed: its new text, and how often it was by now. */
  message_edit: z.looseObject({ mid: text.min(1), text, num_edit: z.number().optional() }).optional(),
  /** What we only keep. */
  reaction: z.unknown().optional(),
  read: z.unknown().optional(),
  delivery: z.unknown().optional(),
  /** A link `m.me/page?ref=…` or `ig.me/m/account?ref=…`, opened by somebody who has written before. */
  referral: z.looseObject({ ref: text.optional(), ad_id: text.optional() }).optional(),
});
export type MetaMessaging = z.infer<typeof MetaMessaging>;

/** A call's outer form. What is in it is read one by one, so that a strange one does not spoil the others. */
export const MetaCall = z.looseObject({
  object: z.enum(['page', 'instagram']),
  entry: z.array(
    z.looseObject({
      id: text,
      messaging: z.array(z.unknown()).optional(),
      /** Another program has the word in these conversations. */
      standby: z.array(z.unknown()).optional(),
    }),
  ),
});
