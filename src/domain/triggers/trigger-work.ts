import { z } from 'zod';
import { DomainEvent } from '../event.ts';
import { OnKind } from './on.ts';

/** A trigger that is due later: all that is needed to look at it again by then. */
export const TriggerWork = z.object({
  kind: z.literal('trigger'),
  triggerId: z.string(),
  /** What it waited for when it was set: a trigger that waits for something else by now does not fire. */
  on: OnKind,
  /** What it fires once for: an event's id, or the beginning of what a clock counts. */
  episode: z.string(),
  /** What has happened; null for a clock. */
  event: DomainEvent.nullable(),
  /** The triggers that have led to it. */
  causes: z.array(z.string()),
  /** The stage in which it was set, and when that was. */
  stageId: z.string(),
  pipelineId: z.string().optional(),
  since: z.date(),
  /** The action to go on with: the ones before it are done. */
  step: z.number(),
  /** What was refused of those, in words. */
  refused: z.array(z.string()),
  /** Webhooks that those before have called. */
  webhooks: z.array(z.string()),
});
export type TriggerWork = z.infer<typeof TriggerWork>;
