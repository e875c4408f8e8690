import { z } from 'zod';

const text = z.string();
const Reply = z.looseObject({ id: text, title: text });
const soft = text.optional().catch(undefined);
const Media = z.looseObject({
  id: soft,
  caption: text.optional(),
  voice: z.boolean().optional(),
  mime_type: soft,
  filename: soft,
});
export type CloudMedia = z.infer<typeof Media>;

/** One message of a customer, as far as we read it. https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks */
export const CloudMessage = z.looseObject({
  id: text.min(1),
  /** Digits; missing for people who have a username and hide their number (2026). */
  from: text.optional(),
  /** Their id towards this business, as in `US.13491208655302741918`. */
  from_user_id: text.optional(),
  timestamp: z.string().regex(/^\d+$/),
  type: text,
  text: z.looseObject({ body: text }).optional(),
  interactive: z.looseObject({ button_reply: Reply.optional(), list_reply: Reply.optional() }).optional(),
  /** A quick reply of a template. */
  button: z.looseObject({ payload: text.optional(), text }).optional(),
  image: Media.optional(),
  video: Media.optional(),
  audio: Media.optional(),
  document: Media.optional(),
  sticker: Media.optional(),
  contacts: z
    .array(
      z.looseObject({
        name: z.looseObject({ formatted_name: text.optional() }).optional(),
        phones: z.array(z.looseObject({ phone: text.optional(), wa_id: text.optional() })).optional(),
      }),
    )
    .optional(),
  /** The advertisement that was tapped. */
  referral: z
    .looseObject({ source_id: text.optional(), source_type: text.optional(), headline: text.optional() })
    .optional(),
});
export type CloudMessage = z.infer<typeof CloudMessage>;

export const CloudContact = z.looseObject({
  wa_id: text.optional(),
  user_id: text.optional(),
  profile: z.looseObject({ name: text.optional(), username: text.optional() }).optional(),
});
export type CloudContact = z.infer<typeof CloudContact>;

/** What became of a message of ours. */
export const CloudStatus = z.looseObject({
  id: text.min(1),
  status: text,
  timestamp: z.string().regex(/^\d+$/),
  /** What we gave with it: our own id of the message. */
  biz_opaque_callback_data: text.optional(),
  errors: z.array(z.looseObject({ code: z.number(), title: text.optional(), message: text.optional() })).optional(),
});
export type CloudStatus = z.infer<typeof CloudStatus>;

/** A call's outer form. Messages and statuses are read one by one, so that a strange one does not spoil the others. */
export const CloudCall = z.looseObject({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.looseObject({
      changes: z.array(
        z.looseObject({
          field: text,
          value: z.looseObject({
            metadata: z.looseObject({ phone_number_id: text }).optional(),
            contacts: z.array(z.unknown()).optional(),
            messages: z.array(z.unknown()).optional(),
            statuses: z.array(z.unknown()).optional(),
          }),
        }),
      ),
    }),
  ),
});
