import { z } from 'zod';

/** One way in which a move broke a pipeline's regulation, with the ids that it is about. */
export const Breach = z.discriminatedUnion('rule', [
  /** Required stages that were passed by. */
  z.object({ rule: z.literal('required_stages'), stages: z.array(z.string()) }),
  z.object({ rule: z.literal('allowed_moves') }),
  /** Fields that the stage requires and that are empty. */
  z.object({ rule: z.literal('required_fields'), fields: z.array(z.string()) }),
]);
export type Breach = z.infer<typeof Breach>;
