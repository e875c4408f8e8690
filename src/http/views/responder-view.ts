import { z } from 'zod';
import { ModelPrice } from '../../domain/responder/model-prices.ts';
import { REJECTION_KINDS } from '../../domain/responder/rejection-kind.ts';
import { ResponderSettings } from '../../domain/responder/responder-settings.ts';
import { instant } from './instant.ts';

export const ResponderView = z
  .object({
    settings: z.object(ResponderSettings.shape),
    key: z
      .object({
        present: z.boolean(),
        model: z.string(),
        server: z.string().nullable().meta({ description: 'Host of the provider; null: OpenAI itself' }),
      })
      .meta({ description: 'The key itself is never shown' }),
    price: z
      .object({ input: z.number(), output: z.number() })
      .nullable()
      .meta({ description: 'US dollars for a million tokens of the model in use; null: nobody has said' }),
    knownPrices: z.array(ModelPrice),
  })
  .meta({ id: 'Responder' });
export type ResponderView = z.infer<typeof ResponderView>;

const figures = {
  tokens: z.number(),
  cost: z.number().meta({ description: 'US dollars, of models whose prices are known' }),
  byGpt: z.number(),
  byPages: z.number().meta({ description: 'Answered from the pages instead' }),
  unsure: z.number(),
  handoffs: z.number(),
  rejected: z.number().meta({ description: 'Replies of the model that were not used' }),
};
const rejectionKind = z.enum(REJECTION_KINDS);

export const ResponderCostsView = z
  .object({
    today: z.object({
      date: z.string(),
      tokens: z.number().meta({ description: 'With what is set aside for replies under way' }),
      limit: z.number(),
      spentAt: instant.nullable().meta({ description: 'When the limit first left no room' }),
    }),
    days: z.array(z.object({ date: z.string(), ...figures })).meta({ description: '30 days, the oldest first' }),
    total: z.object(figures),
    rejections: z
      .object({
        kinds: z.array(z.object({ kind: rejectionKind, count: z.number() })),
        latest: z.array(
          z.object({
            id: z.string(),
            at: instant,
            kind: rejectionKind,
            detail: z.string().meta({ description: 'The facts that nothing backs, or what the provider said' }),
            dialogId: z.string().nullable(),
          }),
        ),
      })
      .meta({ description: 'Of the last 14 days' }),
  })
  .meta({ id: 'ResponderCosts' });
export type ResponderCostsView = z.infer<typeof ResponderCostsView>;
