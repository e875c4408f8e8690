import { z } from 'zod';
import { ExperimentPlan, ExperimentState, Goal, GuardRail, VariantValue } from '../../domain/experiments/experiment.ts';
import { Localized } from '../../domain/localized.ts';
import { instant } from './instant.ts';

const Words = z.strictObject({ ru: z.string(), en: z.string() });
const SurfaceKind = z.enum(['flow', 'trigger', 'reminder', 'offer']);

export const SurfaceView = z
  .object({
    id: z.string(),
    kind: SurfaceKind,
    title: Localized,
    value: VariantValue.meta({ description: 'What customers are shown today' }),
    names: z.array(z.string()).meta({ description: 'Variables that its texts may name' }),
    file: z.string().nullable().meta({ description: 'Where it is changed by hand; null: in the console' }),
    runningId: z.string().nullable().meta({ description: 'The experiment that runs on it' }),
  })
  .meta({ id: 'ExperimentSurface' });
export type SurfaceView = z.infer<typeof SurfaceView>;

const Verdict = z
  .object({
    kind: z.enum(['broken', 'harmful', 'better', 'worse', 'same', 'unclear', 'waiting']),
    variantId: z.string().nullable(),
    words: Words,
  })
  .meta({ id: 'ExperimentVerdict' });

export const ExperimentBriefView = z
  .object({
    id: z.string(),
    surface: z.string(),
    surfaceKind: SurfaceKind,
    surfaceTitle: Words,
    hypothesis: z.string(),
    state: ExperimentState,
    goal: Goal,
    createdAt: instant,
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
    adopted: z.string().nullable(),
    clients: z.number().meta({ description: 'Who have met it so far' }),
    verdict: Verdict.nullable().meta({ description: 'Null for a draft' }),
  })
  .meta({ id: 'ExperimentBrief' });
export type ExperimentBriefView = z.infer<typeof ExperimentBriefView>;

const Share = z.object({
  variantId: z.string(),
  clients: z.number(),
  hits: z.number(),
  share: z.number().nullable(),
});

const Standing = z.object({
  date: z.iso.date().meta({ description: 'The day on which these clients met it' }),
  clients: z.number(),
  difference: z.number().nullable(),
  low: z.number(),
  high: z.number(),
});

export const ExperimentResultsView = z
  .object({
    soFar: z.array(Share).meta({ description: 'All who have met it, with what they have reached already' }),
    settled: z.array(Share).meta({ description: 'Those whose time for the goal is over: only they are compared' }),
    comparisons: z.array(
      z.object({
        variantId: z.string(),
        difference: z.number().nullable(),
        low: z.number(),
        high: z.number(),
        p: z.number().meta({ description: 'Always valid: it may be looked at at any time' }),
        confidence: z.number().meta({ description: 'Of `low` and `high`, at all times at once' }),
        series: z.array(Standing),
      }),
    ),
    rails: z.array(
      z.object({
        rail: GuardRail,
        shares: z.array(Share),
        tests: z.array(z.object({ variantId: z.string(), p: z.number(), isWorse: z.boolean() })),
      }),
    ),
    ratio: z.object({
      chiSquareP: z.number(),
      p: z.number().meta({ description: 'Always valid' }),
      isBroken: z.boolean(),
      isSuspect: z.boolean(),
    }),
  })
  .meta({ id: 'ExperimentResults' });
export type ExperimentResultsView = z.infer<typeof ExperimentResultsView>;

export const ExperimentView = ExperimentBriefView.extend({
  ...ExperimentPlan.shape,
  file: z.string().nullable(),
  /** Somebody has changed what is varied since it was started. */
  changedSince: z.boolean(),
  clientsNeeded: z.number(),
  results: ExperimentResultsView.nullable(),
  history: z.array(
    z.object({
      what: z.enum(['created', 'changed', 'started', 'stopped', 'finished']),
      at: instant,
      by: z.string().nullable().meta({ description: 'Null: the program itself' }),
      why: z.string(),
    }),
  ),
  version: z.number(),
}).meta({ id: 'Experiment' });
export type ExperimentView = z.infer<typeof ExperimentView>;

export const ClientsNeededView = z.object({ clients: z.number() }).meta({ id: 'ClientsNeeded' });
