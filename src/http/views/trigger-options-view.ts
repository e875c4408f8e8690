import { z } from 'zod';
import { Localized } from '../../domain/localized.ts';

const named = z.object({ id: z.string(), title: Localized });

/** What a trigger can speak of, beside pipelines, fields and the team. */
export const TriggerOptionsView = z
  .object({
    flows: z.array(named),
    webhooks: z.array(named),
    plans: z.array(named),
    offers: z.array(named),
    rules: z.array(named),
    taskKinds: z.array(named),
    tags: z.array(z.string()),
  })
  .meta({ id: 'TriggerOptions' });
export type TriggerOptionsView = z.infer<typeof TriggerOptionsView>;
