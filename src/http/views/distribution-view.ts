import { z } from 'zod';
import { DistributionRule } from '../../domain/distribution/rule.ts';
import { instant } from './instant.ts';

/** What a person sets of a rule. */
export const RuleParts = DistributionRule.omit({ id: true });
export type RuleParts = z.infer<typeof RuleParts>;

/** A rule with how it goes. */
export const DistributionRuleView = DistributionRule.extend({
  kind: z.enum(['built_in', 'own', 'plan']).meta({ description: '`plan`: edited in its sales plan' }),
  /** By person: how many it has given out. */
  counts: z.array(z.object({ operatorId: z.string(), count: z.number() })),
  waiting: z.number().meta({ description: 'Dialogs that wait for a manager by it; 100 stands for any more' }),
}).meta({ id: 'DistributionRule' });
export type DistributionRuleView = z.infer<typeof DistributionRuleView>;

/** Who would have got how many of last month's leads. */
export const SimulationView = z
  .object({
    from: instant,
    to: instant,
    /** `rule`: leads that this rule has given out; `all`: all leads that anybody has got, since it has not given out any. */
    basis: z.enum(['rule', 'all']),
    leads: z.number(),
    /** True when there were more than could be looked at: the latest were. */
    cut: z.boolean(),
    people: z.array(z.object({ operatorId: z.string(), name: z.string(), would: z.number(), did: z.number() })),
    /** Leads that nobody would have got at their time. */
    nobody: z.number(),
  })
  .meta({ id: 'Simulation' });
export type SimulationView = z.infer<typeof SimulationView>;
