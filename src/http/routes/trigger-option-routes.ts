import { z } from 'zod';
import { allRules } from '../../domain/distribution/find-rule.ts';
import type { Localized } from '../../domain/localized.ts';
import { BUILT_IN_KINDS } from '../../domain/tasks/task-kind.ts';
import { listWebhooks } from '../../store/webhooks.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { type Route, route } from '../route.ts';
import { TriggerOptionsView } from '../views/trigger-options-view.ts';

/** What the editor of triggers offers. Of webhooks it tells no more than where they lead: their address may hold a secret. */
export function triggerOptionRoutes({ store, guards, surroundings, flows }: RouteDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/triggers/options',
      tag: 'Triggers',
      summary:
        'What a trigger can speak of: flows, webhooks, plans, offers, rules of distribution, kinds of task, tags',
      guard: guards.team('manage'),
      takes: z.object({}),
      gives: { status: 200, schema: TriggerOptionsView, description: 'All of them, by name' },
      async handle() {
        const { plans, offers, rules, taskKinds, tags } = surroundings();
        const webhooks = await listWebhooks(store);
        return ok({
          flows: flows().map((id) => ({ id, title: same(id) })),
          webhooks: webhooks.filter(({ enabled }) => enabled).map(({ id, url }) => ({ id, title: same(hostOf(url)) })),
          plans: plans.map(({ id, name }) => ({ id, title: same(name) })),
          offers: offers.map(({ id, title }) => ({ id, title: asLocalized(title) })),
          rules: allRules({ rules, plans }).map(({ id, title }) => ({ id, title: asLocalized(title) })),
          taskKinds: [...BUILT_IN_KINDS, ...taskKinds.filter(({ removedAt }) => removedAt === null)].map(
            ({ id, title }) => ({ id, title }),
          ),
          tags: tags.map(({ title }) => title),
        });
      },
    }),
  ];
}

const same = (text: string): Localized => ({ ru: text, en: text });
const asLocalized = (title: string | Localized): Localized => (typeof title === 'string' ? same(title) : title);
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url.slice(0, 60));
