import { z } from 'zod';
import { LabellingSettings } from '../../domain/labelling/labelling-settings.ts';
import { LeadPoint, LeadQualitySettings } from '../../domain/lead-quality/lead-quality-settings.ts';
import { readLabelling, readLeadQuality } from '../../store/read-setting.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentLeadQuality } from '../present/lead-quality.ts';
import { type Route, route } from '../route.ts';
import { LabellingSettingsView } from '../views/labelling-view.ts';
import { LeadQualityView } from '../views/lead-quality-view.ts';

/** What the owner decides about figures: how many messages are labelled, and what makes a lead a good one. */
export function figureSettingsRoutes({ store, guards, settings }: RouteDeps): Route[] {
  const tag = 'Labelling';
  const labelling = { path: '/api/v1/settings/labelling', tag } as const;
  const quality = { path: '/api/v1/settings/lead-quality', tag: 'Figures' } as const;
  const givesLabelling = { status: 200, schema: LabellingSettingsView, description: 'The settings' } as const;
  const givesQuality = { status: 200, schema: LeadQualityView, description: 'The settings, in words too' } as const;
  return [
    route({
      method: 'get',
      ...labelling,
      summary: 'How many messages are drawn for labelling',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: givesLabelling,
      handle: async () => ok(await readLabelling(store)),
    }),
    route({
      method: 'patch',
      ...labelling,
      summary: 'Change how many messages are drawn for labelling; it holds from the next day on',
      guard: guards.team('manage'),
      takes: z.object({ body: z.strictObject(LabellingSettings.shape) }),
      gives: givesLabelling,
      async handle({ body }) {
        await store.settings.updateOne({ _id: 'labelling' }, { $set: { value: body } }, { upsert: true });
        return ok(body);
      },
    }),
    route({
      method: 'get',
      ...quality,
      summary: 'What makes a lead a good one: the points of its score, in words',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: givesQuality,
      handle: async () => ok(presentLeadQuality(await readLeadQuality(store))),
    }),
    route({
      method: 'patch',
      ...quality,
      summary: 'Choose which points count; a score changes when something happens in its dialog',
      guard: guards.team('manage'),
      takes: z.object({ body: z.strictObject(LeadQualitySettings.shape) }),
      gives: givesQuality,
      async handle({ body }) {
        // Each once, in the order in which they are told.
        const points = LeadPoint.options.filter((point) => body.points.includes(point));
        const value = { ...body, points };
        await store.settings.updateOne({ _id: 'leadQuality' }, { $set: { value } }, { upsert: true });
        await settings.refresh();
        return ok(presentLeadQuality(value));
      },
    }),
  ];
}
