import { z } from 'zod';
import { Localized } from '../../domain/localized.ts';
import { Offer } from '../../domain/orders/offer.ts';
import { fromDocument, toDocument } from '../../store/document.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentOffer } from '../present/order.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { Id, withId } from '../takes.ts';
import { OfferView } from '../views/order-view.ts';
import { pageOf } from '../views/page-view.ts';

const Title = z.strictObject({ ru: Localized.shape.ru.max(120), en: Localized.shape.en.max(120) });
const { price } = Offer.shape;

/** The catalogue of what customers order. */
export function offerRoutes({ store, guards, settings, clock, newId }: RouteDeps): Route[] {
  const tag = 'Offers and orders';
  const manage = guards.team('manage');
  const gives = { status: 200, schema: OfferView, description: 'The offer' } as const;
  return [
    route({
      method: 'get',
      path: '/api/v1/offers',
      tag,
      summary: 'Offers, archived ones last',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(OfferView), description: 'All of them' },
      async handle() {
        const rows = await store.offers.find().sort({ archived: 1, createdAt: 1, _id: 1 }).toArray();
        return ok({ items: rows.map((row) => presentOffer(fromDocument(row))), next: null });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/offers',
      tag,
      summary: 'Put an offer into the catalogue',
      guard: manage,
      takes: z.object({
        body: z.strictObject({
          id: Id.optional().meta({ description: 'As your shop names it; left out: one of ours' }),
          title: Title,
          price,
        }),
      }),
      gives: { ...gives, status: 201 },
      problems: [409],
      async handle({ body }) {
        const id = body.id ?? newId();
        const offer: Offer = {
          id,
          title: body.title,
          price: body.price,
          archived: false,
          createdAt: clock.now(),
          version: 1,
        };
        const { _id, ...rest } = toDocument(offer);
        const added = await store.offers.updateOne({ _id }, { $setOnInsert: rest }, { upsert: true });
        if (added.upsertedCount === 0) return problem('refused', `There is an offer "${id}" already: change that one.`);
        await settings.refresh();
        return ok(presentOffer(offer));
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/offers/{id}',
      tag,
      summary: 'Change an offer, of the version that the editor saw; orders keep their amounts',
      guard: manage,
      takes: z.object({
        params: withId,
        body: z.strictObject({
          title: Title.optional(),
          price: price.optional(),
          archived: z.boolean().optional(),
          version: z.int(),
        }),
      }),
      gives,
      problems: [409],
      async handle({ params, body: { version, ...change } }) {
        const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
        const changed = await store.offers.findOneAndUpdate(
          { _id: params.id, version },
          { $set: set, $inc: { version: 1 } },
          { returnDocument: 'after' },
        );
        if (!changed && !(await store.offers.findOne({ _id: params.id }))) {
          return problem('not-found', 'There is no such offer.');
        }
        if (!changed) {
          return problem('refused', 'Somebody else has changed this offer meanwhile: look at it as it is now.');
        }
        await settings.refresh();
        return ok(presentOffer(fromDocument(changed)));
      },
    }),
  ];
}
