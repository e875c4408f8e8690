import { z } from 'zod';

/** A message as the Cloud API takes it, with its limits. */
export const CloudSent = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  to: z.string().regex(/^\d+$/).optional(),
  recipient: z.string().optional(),
  type: z.enum(['text', 'interactive', 'template', 'image', 'video', 'audio', 'document']),
  image: z.strictObject({ id: z.string(), caption: z.string().max(1024).optional() }).optional(),
  video: z.strictObject({ id: z.string(), caption: z.string().max(1024).optional() }).optional(),
  audio: z.strictObject({ id: z.string(), voice: z.boolean().optional() }).optional(),
  document: z
    .strictObject({ id: z.string(), filename: z.string(), caption: z.string().max(1024).optional() })
    .optional(),
  text: z.object({ body: z.string().min(1).max(4096), preview_url: z.boolean() }).optional(),
  interactive: z
    .discriminatedUnion('type', [
      z.object({
        type: z.literal('button'),
        body: z.object({ text: z.string().min(1).max(1024) }),
        action: z.object({
          buttons: z
            .array(
              z.object({
                type: z.literal('reply'),
                reply: z.object({ id: z.string().min(1).max(256), title: z.string().min(1).max(20) }),
              }),
            )
            .min(1)
            .max(3),
        }),
      }),
      z.object({
        type: z.literal('list'),
        body: z.object({ text: z.string().min(1).max(4096) }),
        action: z.object({
          button: z.string().min(1).max(20),
          sections: z
            .array(
              z.object({
                rows: z
                  .array(
                    z.object({
                      id: z.string().min(1).max(200),
                      title: z.string().min(1).max(24),
                      description: z.string().max(72).optional(),
                    }),
                  )
                  .min(1)
                  .max(10),
              }),
            )
            .length(1),
        }),
      }),
    ])
    .optional(),
  template: z
    .object({
      name: z.string(),
      language: z.object({ code: z.string() }),
      components: z.array(
        z.object({
          type: z.enum(['header', 'body']),
          parameters: z.array(
            z.object({
              type: z.literal('text'),
              parameter_name: z.string().optional(),
              text: z
                .string()
                .min(1)
                .max(1024)
                .regex(/^(?!.*( {4}|[\n\t])).*$/su),
            }),
          ),
        }),
      ),
    })
    .optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
});
export type CloudSent = z.infer<typeof CloudSent>;
