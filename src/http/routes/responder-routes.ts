import { z } from 'zod';
import { localOf } from '../../domain/booking/zone.ts';
import { addDays } from '../../domain/business/local-date.ts';
import { costOf, KNOWN_PRICES } from '../../domain/responder/model-prices.ts';
import { ResponderSettings } from '../../domain/responder/responder-settings.ts';
import { readResponder } from '../../store/read-setting.ts';
import { rejectedReplies } from '../../store/responder/rejected-replies.ts';
import { responderDays } from '../../store/responder/responder-days.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentCosts } from '../present/responder.ts';
import { invalidInput } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { ResponderCostsView, ResponderView } from '../views/responder-view.ts';
import { KNOWLEDGE_TAG as tag } from './knowledge-page-routes.ts';

const SHOWN_DAYS = 30;
const RECEIPTS_MS = 14 * 86_400_000;
const MILLION = 1_000_000;
const path = '/api/v1/settings/responder';

/** Who the responder is, what it may cost, and what it has cost. */
export function responderRoutes({ store, config, guards, settings, surroundings, clock }: RouteDeps): Route[] {
  function present(current: ResponderSettings): ResponderView {
    const { OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL: model } = config;
    const priceOf = (prompt: number, completion: number) => costOf({ prompt, completion }, model, current.prices);
    const [input, output] = [priceOf(MILLION, 0), priceOf(0, MILLION)];
    return {
      settings: current,
      key: {
        present: Boolean(OPENAI_API_KEY),
        model,
        server: OPENAI_BASE_URL ? new URL(OPENAI_BASE_URL).host : null,
      },
      price: input === null || output === null ? null : { input, output },
      knownPrices: [...KNOWN_PRICES],
    };
  }
  const gives = { status: 200, schema: ResponderView, description: 'The settings' } as const;

  return [
    route({
      method: 'get',
      path,
      tag,
      summary: 'Who the responder is, what it may cost, and whether there is a key for it',
      guard: guards.team('read'),
      takes: z.object({}),
      gives,
      handle: async () => ok(present(await readResponder(store))),
    }),
    route({
      method: 'patch',
      path,
      tag,
      summary: 'Change who the responder is and what it may cost; what is left out stays. It holds for the next reply',
      guard: guards.team('manage'),
      takes: z.object({
        body: z.strictObject({
          ...z.object(ResponderSettings.shape).partial().shape,
          persona: z.strictObject(ResponderSettings.shape.persona.shape).optional(),
        }),
      }),
      gives,
      async handle({ body }) {
        const changed = Object.fromEntries(Object.entries(body).filter(([, given]) => given !== undefined));
        const value = ResponderSettings.parse({ ...(await readResponder(store)), ...changed });
        const models = value.prices.map(({ model }) => model);
        const twice = models.findIndex((model, at) => models.indexOf(model) < at);
        if (twice >= 0) {
          return invalidInput([
            { path: `body.prices.${twice}.model`, reason: 'has a price already: leave one of them' },
          ]);
        }
        await store.settings.updateOne({ _id: 'responder' }, { $set: { value } }, { upsert: true });
        await settings.refresh();
        return ok(present(value));
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/responder/costs',
      tag,
      summary:
        'What the responder did and cost on each of the last 30 days, and why replies of the model were not used',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: ResponderCostsView, description: 'The days, the oldest first' },
      async handle({ who }) {
        const around = surroundings();
        const now = clock.now();
        const today = localOf(now, around.business.timezone).date;
        const dates = Array.from({ length: SHOWN_DAYS }, (_, ago) => addDays(today, ago + 1 - SHOWN_DAYS));
        const [{ dailyTokens }, days, rejected] = await Promise.all([
          readResponder(store),
          responderDays(store, dates[0] ?? today, today),
          rejectedReplies(store, scopeFor(who, around), new Date(now.getTime() - RECEIPTS_MS)),
        ]);
        return ok(presentCosts({ dates, days, rejected, limit: dailyTokens }));
      },
    }),
  ];
}
