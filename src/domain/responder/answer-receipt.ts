import { z } from 'zod';

/** What an answer of the responder rests on and what it took: kept with the message, for whoever asks why the bot said it. */
export const AnswerDetail = z.object({
  /** Passages that it was written from, with the page and the day on which that page was last looked over. */
  sources: z.array(z.object({ id: z.string(), source: z.string(), updated: z.string().nullable() })).optional(),
  /** Look-ups in their order: the arguments as JSON, and a digest by which two results can be told apart. */
  calls: z.array(z.object({ name: z.string(), args: z.string(), digest: z.string() })).optional(),
  tokens: z
    .object({
      prompt: z.number(),
      completion: z.number(),
      estimated: z.boolean().optional().meta({ description: 'The provider has not told what it counted' }),
    })
    .optional(),
  cost: z.number().optional().meta({ description: "US dollars; absent when the model's price is not known" }),
  ms: z.number().optional(),
  tries: z.number().optional().meta({ description: 'Requests that the provider was sent' }),
});
export type AnswerDetail = z.infer<typeof AnswerDetail>;
