import { z } from 'zod';
import { Localized } from '../../domain/localized.ts';
import { OrderState } from '../../domain/orders/order.ts';
import { instant } from './instant.ts';

export const OfferView = z
  .object({ id: z.string(), title: Localized, price: z.number(), archived: z.boolean(), version: z.number() })
  .meta({ id: 'Offer' });
export type OfferView = z.infer<typeof OfferView>;

export const OrderView = z
  .object({
    id: z.string(),
    external: z.object({ system: z.string(), id: z.string() }).nullable(),
    offer: z.object({ id: z.string(), title: Localized }),
    contactId: z.string(),
    dialogId: z.string(),
    state: OrderState,
    amount: z.number(),
    at: instant,
    paidAt: instant.nullable(),
    history: z.array(z.object({ state: OrderState, at: instant, by: z.string() })),
  })
  .meta({ id: 'Order' });
export type OrderView = z.infer<typeof OrderView>;
