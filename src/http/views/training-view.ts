import { z } from 'zod';
import { Locale, Localized } from '../../domain/localized.ts';
import { DraftProblem } from '../../domain/training/check-draft.ts';
import { IntentDiff } from '../../domain/training/diff-draft.ts';
import { SlotValue } from '../../domain/training/slot-fix.ts';
import { TrainingEntry } from '../../domain/training/training-log.ts';
import { TrainingSettings } from '../../domain/training/training-settings.ts';
import { instant } from './instant.ts';
import { CandidateSummaryView } from './training-candidate-view.ts';

export const DraftProblemView = DraftProblem.meta({ id: 'DraftProblem' });
export type DraftProblemView = z.infer<typeof DraftProblemView>;

const counts = z.object({ ru: z.number(), en: z.number() });

/** One intent of the draft as lists show it. */
export const DraftIntentView = z
  .object({
    intent: z.string(),
    description: Localized,
    samples: counts,
    heldOut: counts.meta({ description: 'Lines that are kept apart for tests' }),
    state: z.enum(['same', 'new', 'changed']).meta({ description: 'Beside what runs' }),
    errors: z.number(),
    warnings: z.number(),
  })
  .meta({ id: 'DraftIntent' });
export type DraftIntentView = z.infer<typeof DraftIntentView>;

export const TrainingDraftView = z
  .object({
    version: z.number().meta({ description: 'To be given with every change' }),
    edited: instant.nullable().meta({ description: 'Null: it is what runs' }),
    intents: z.array(DraftIntentView),
    errors: z.number().meta({ description: 'They keep it from being trained' }),
    warnings: z.number(),
  })
  .meta({ id: 'TrainingDraft' });
export type TrainingDraftView = z.infer<typeof TrainingDraftView>;

export const DraftSamplesView = z
  .object({
    version: z.number(),
    intent: z.string(),
    description: Localized,
    locale: Locale,
    total: z.number().meta({ description: 'Samples that match; `items` holds a part of them' }),
    items: z.array(z.object({ text: z.string(), isNew: z.boolean().meta({ description: 'Not in what runs' }) })),
    problems: z.array(DraftProblemView),
  })
  .meta({ id: 'DraftSamples' });
export type DraftSamplesView = z.infer<typeof DraftSamplesView>;

export const DraftChangedView = z
  .object({
    version: z.number(),
    leftOut: z.array(
      z.object({
        edit: z.number().meta({ description: 'Its place among the edits; -1 where none was made of it' }),
        text: z.string(),
        reason: z.string(),
      }),
    ),
  })
  .meta({ id: 'DraftChanged' });
export type DraftChangedView = z.infer<typeof DraftChangedView>;

export const DraftDiffView = z.object({ version: z.number(), intents: z.array(IntentDiff) }).meta({ id: 'DraftDiff' });
export type DraftDiffView = z.infer<typeof DraftDiffView>;

export const LabelOfferView = z
  .object({
    messageId: z.string(),
    dialogId: z.string(),
    times: z.number(),
    text: z.string().meta({ description: 'As it would become a sample: without personal data' }),
    masked: z.boolean(),
    locale: Locale,
    actual: z.string(),
    state: z.enum(['ready', 'new_name', 'conflict', 'too_long']),
    other: z.string().nullable(),
  })
  .meta({ id: 'LabelOffer' });
export const LabelOffersView = z
  .object({ version: z.number(), ready: z.number(), total: z.number(), items: z.array(LabelOfferView) })
  .meta({ id: 'LabelOffers' });
export type LabelOffersView = z.infer<typeof LabelOffersView>;

export const RunningView = z
  .object({
    release: z.number().nullable().meta({ description: 'Null: the files of `intents/`' }),
    here: z.number().nullable().meta({ description: 'What this process runs; another one for some seconds at most' }),
    since: instant.nullable(),
    intents: z.number(),
    samples: z.number(),
    problems: z.array(z.string()).meta({ description: 'Why what was published is not in use here' }),
  })
  .meta({ id: 'RunningIntents' });

export const TrainingView = z
  .object({
    running: RunningView,
    draft: z.object({
      version: z.number(),
      edited: instant.nullable(),
      changedIntents: z.number(),
      added: z.number(),
      removed: z.number(),
      errors: z.number(),
      warnings: z.number(),
    }),
    active: CandidateSummaryView.nullable().meta({ description: 'The candidate that waits or is being trained' }),
    latest: CandidateSummaryView.nullable().meta({ description: 'The last one that is over' }),
  })
  .meta({ id: 'Training' });
export type TrainingView = z.infer<typeof TrainingView>;

export const TrainingEntryView = TrainingEntry.extend({ at: instant }).meta({ id: 'TrainingEntry' });
export type TrainingEntryView = z.infer<typeof TrainingEntryView>;

export const TrainingSettingsView = TrainingSettings.meta({ id: 'TrainingSettings' });

export const SlotFixView = z
  .object({
    messageId: z.string(),
    dialogId: z.string(),
    text: z.string(),
    locale: Locale,
    said: instant.meta({ description: 'The moment from which "tomorrow" counts' }),
    found: z.array(SlotValue).meta({ description: 'By the finder of entities, as it is now' }),
    right: z.array(SlotValue).nullable().meta({ description: 'As a person says; null: nobody has corrected it' }),
    missed: z.array(SlotValue),
    wrong: z.array(SlotValue).meta({ description: 'Found, and not there' }),
  })
  .meta({ id: 'SlotFix' });
export type SlotFixView = z.infer<typeof SlotFixView>;

/** The same with what can be chosen instead. */
export const MessageSlotsView = SlotFixView.extend({
  services: z.array(z.object({ id: z.string(), title: Localized })),
  staff: z.array(z.object({ id: z.string(), name: Localized })),
}).meta({ id: 'MessageSlots' });
export type MessageSlotsView = z.infer<typeof MessageSlotsView>;

export const ExportView = z
  .object({
    of: z.string().meta({ description: '`running`, `draft` or the number of a release' }),
    files: z.array(z.object({ name: z.string(), state: z.enum(['new', 'changed']), text: z.string() })).meta({
      description: 'Those that differ from the files of this installation',
    }),
    removed: z.array(z.string()).meta({ description: 'Files of intents that are not among them any more' }),
  })
  .meta({ id: 'IntentExport' });
export type ExportView = z.infer<typeof ExportView>;
