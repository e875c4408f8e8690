import { z } from 'zod';
import { Actor } from '../event.ts';
import { Localized } from '../localized.ts';
import { SurfaceId } from './surface.ts';

/** What a variant shows: words, or how many minutes before a visit it reminds, each once. */
export const VariantValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: Localized }),
  z.strictObject({ kind: z.literal('minutes'), minutes: z.array(z.int().min(5).max(20_160)).min(1).max(5) }),
]);
export type VariantValue = z.infer<typeof VariantValue>;

/** The first one is the control: what is shown today. */
export const Variant = z.strictObject({
  /** `a` for the control, then `b`, `c`, … */
  id: z.string().regex(/^[a-e]$/u),
  weight: z.int().min(1).max(100),
  value: VariantValue,
});
export type Variant = z.infer<typeof Variant>;

/** What is hoped for, by the fact that tells it. */
export const Goal = z.enum(['lead', 'confirmed', 'attended', 'paid']);
export type Goal = z.infer<typeof Goal>;

/** What must not get worse: handed to a person; said no to news, was blocked or has blocked us; did not come; was not understood. */
export const GuardRail = z.enum(['handed_off', 'stopped', 'no_show', 'fallback']);
export type GuardRail = z.infer<typeof GuardRail>;

/** What people decide about an experiment before it runs. */
export const ExperimentPlan = z.strictObject({
  surface: SurfaceId,
  hypothesis: z.string().trim().min(10, 'say in a sentence what you expect, and why').max(1000),
  variants: z.array(Variant).min(2).max(5),
  goal: Goal,
  /** So many days after the first meeting the goal still counts. */
  windowDays: z.int().min(1).max(90),
  guardRails: z.array(GuardRail).max(4),
  /** The same for guard-rails: what warns should warn early. */
  guardDays: z.int().min(1).max(90),
  /** The goal's share expected today, and the smallest difference that matters: from them follows how many clients are needed. */
  expectedRate: z.number().min(0.001).max(0.999),
  leastEffect: z.number().min(0.002).max(0.5),
});
export type ExperimentPlan = z.infer<typeof ExperimentPlan>;

export const ExperimentState = z.enum(['draft', 'running', 'stopped', 'finished']);
export type ExperimentState = z.infer<typeof ExperimentState>;

const Step = z.object({
  what: z.enum(['created', 'changed', 'started', 'stopped', 'finished']),
  at: z.date(),
  by: Actor,
  why: z.string(),
});

/** Two or more ways of saying one thing, dealt to clients by chance, and what came of each. */
export const Experiment = ExperimentPlan.extend({
  id: z.string(),
  state: ExperimentState,
  /** What the file or the setting said when it was started; an adopted text holds while that has not been changed. */
  base: VariantValue,
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  /** The variant that everybody gets from its end on; null: the control. */
  adopted: z.string().nullable(),
  /** Who did what and why, the first thing first. */
  history: z.array(Step),
  /** Optimistic lock: every change moves it by one. */
  version: z.number(),
});
export type Experiment = z.infer<typeof Experiment>;
