import type { Business } from '../domain/business/business.ts';
import { DEFAULT_PIPELINE } from '../domain/default-pipeline.ts';
import { DEFAULT_TRIGGERS } from '../domain/default-triggers.ts';
import { DEFAULT_LEAD_QUALITY } from '../domain/lead-quality/lead-quality-settings.ts';
import type { Surroundings } from '../store/situation-of.ts';

/** An installation just after its first start, with one owner. */
export const drySurroundings = (business: Business): Surroundings => ({
  business,
  pipelines: [DEFAULT_PIPELINE],
  triggers: DEFAULT_TRIGGERS,
  team: [{ id: 'owner', name: 'Owner', role: 'owner' }],
  former: [],
  rules: [],
  plans: [],
  offers: [],
  funnel: { operatorsSee: 'all' },
  leadQuality: DEFAULT_LEAD_QUALITY,
  fields: [],
  tags: [],
  taskKinds: [],
  experiments: [],
});
