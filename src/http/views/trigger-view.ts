import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { Localized } from '../../domain/localized.ts';
import { Trigger, TriggerRules } from '../../domain/trigger.ts';
import { RunOutcome } from '../../domain/triggers/trigger-run.ts';
import { instant } from './instant.ts';

/** Why a trigger does not work as it stands. A `broken` one does not fire; the others do. */
export const TriggerProblemView = z
  .object({
    kind: z.enum(['broken', 'warning', 'loop']).meta({
      description:
        'broken: does not fire; warning: an action will be refused; loop: was stopped while it ran in a circle',
    }),
    path: z.string().meta({ description: 'The part of the trigger: on, when.of.0, actions.1' }),
    reason: z.string(),
  })
  .meta({ id: 'TriggerProblem' });
export type TriggerProblemView = z.infer<typeof TriggerProblemView>;

/** A trigger with how it has gone in the last 30 days. */
export const TriggerView = Trigger.extend({
  problems: z.array(TriggerProblemView),
  stats: z.object({
    done: z.number(),
    refused: z.number(),
    skipped: z.number(),
    cancelled: z.number(),
    looped: z.number(),
    lastAt: instant.nullable(),
  }),
  waiting: z.number().meta({ description: 'How often it is due later' }),
}).meta({ id: 'Trigger' });
export type TriggerView = z.infer<typeof TriggerView>;

/** The dialog of a run, as lists name it. */
const RunDialogView = z.object({
  id: z.string(),
  name: z.string().nullable(),
  channelKind: ChannelKind,
});

export const TriggerRunView = z
  .object({
    id: z.string(),
    dialog: RunDialogView.nullable(),
    event: z.string(),
    due: instant,
    at: instant,
    outcome: RunOutcome,
    reason: z.string().nullable(),
  })
  .meta({ id: 'TriggerRun' });
export type TriggerRunView = z.infer<typeof TriggerRunView>;

/** What a trigger would have done in the past. */
export const DryRunView = z
  .object({
    from: instant,
    to: instant,
    count: z.number().meta({ description: 'How often it would have fired' }),
    dialogs: z.number().meta({ description: 'In how many dialogs' }),
    looked: z.number().meta({ description: 'How many events were judged' }),
    complete: z
      .boolean()
      .meta({ description: 'False when there was more than could be looked at: `from` is then later' }),
    byToday: z
      .array(z.string())
      .meta({ description: 'Kinds of conditions that were judged by what is so today, since their past is not kept' }),
    items: z
      .array(
        z.object({
          dialog: RunDialogView,
          at: instant.meta({ description: 'When the event happened' }),
          due: instant.meta({ description: 'When it would have fired' }),
          event: z.string(),
        }),
      )
      .meta({ description: 'The latest, at most 200' }),
  })
  .meta({ id: 'DryRun' });
export type DryRunView = z.infer<typeof DryRunView>;

/** A trigger ready to be taken over. */
export const RecipeView = z
  .object({
    id: z.string(),
    title: Localized,
    text: Localized.meta({ description: 'What it is good for' }),
    rules: TriggerRules,
    used: z.boolean().meta({ description: 'There is a trigger made of it' }),
    problems: z.array(TriggerProblemView),
  })
  .meta({ id: 'TriggerRecipe' });
export type RecipeView = z.infer<typeof RecipeView>;
