import { z } from 'zod';
import { Actor } from '../../domain/event.ts';
import { CandidateState, Progress } from '../../domain/training/candidate.ts';
import { Evaluation } from '../../domain/training/evaluation.ts';
import { ChangedMessage, GateReport, LostBooking } from '../../domain/training/gate.ts';
import { instant } from './instant.ts';

const share = z.object({ value: z.number(), low: z.number(), high: z.number() });

export const CandidateSummaryView = z
  .object({
    id: z.string(),
    state: CandidateState,
    draftVersion: z.number(),
    intents: z.number(),
    samples: z.number(),
    at: instant,
    by: Actor,
    progress: Progress,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    problem: z.string().nullable().meta({ description: 'Why it failed' }),
    accuracy: share.nullable(),
    macroF1: share.nullable(),
    changed: z.number().nullable().meta({ description: 'Messages of customers that it reads differently' }),
    lost: z.number().nullable().meta({ description: 'Bookings that it would lose: they keep it from being published' }),
    release: z.number().nullable(),
    publishable: z.boolean().meta({ description: 'Its model is kept and it is not a release yet' }),
  })
  .meta({ id: 'TrainingCandidateSummary' });
export type CandidateSummaryView = z.infer<typeof CandidateSummaryView>;

export const GateView = GateReport.extend({
  since: instant.nullable(),
  lost: z.array(LostBooking.extend({ text: z.string() })).meta({
    description: 'Those whose dialogs the asker may see',
  }),
}).meta({ id: 'ReplayGate' });
export type GateView = z.infer<typeof GateView>;

export const CandidateView = z
  .object({
    ...CandidateSummaryView.shape,
    against: z.number().nullable().meta({ description: 'The release that it was compared with; null: the files' }),
    evaluation: Evaluation.nullable(),
    gate: GateView.nullable(),
  })
  .meta({ id: 'TrainingCandidate' });
export type CandidateView = z.infer<typeof CandidateView>;

export const ChangedMessagesView = z
  .object({
    total: z.number(),
    items: z.array(ChangedMessage.extend({ text: z.string() })),
    next: z.number().nullable().meta({ description: 'The `offset` of the following part' }),
  })
  .meta({ id: 'ChangedMessages' });
export type ChangedMessagesView = z.infer<typeof ChangedMessagesView>;

export const ReleaseSummaryView = z
  .object({
    number: z.number(),
    at: instant,
    by: Actor,
    note: z.string(),
    override: z.string().nullable(),
    candidateId: z.string(),
    intents: z.number(),
    samples: z.number(),
    running: z.boolean(),
    accuracy: share,
    macroF1: share,
    lost: z.number(),
  })
  .meta({ id: 'IntentReleaseSummary' });
export type ReleaseSummaryView = z.infer<typeof ReleaseSummaryView>;

export const ReleasesView = z
  .object({
    running: z.number().nullable().meta({ description: 'Null: the files' }),
    turn: z.number().meta({ description: 'Grows with each change of what runs' }),
    items: z.array(ReleaseSummaryView),
  })
  .meta({ id: 'IntentReleases' });
export type ReleasesView = z.infer<typeof ReleasesView>;

export const ReleaseView = z
  .object({ ...ReleaseSummaryView.shape, evaluation: Evaluation, gate: GateView })
  .meta({ id: 'IntentRelease' });
export type ReleaseView = z.infer<typeof ReleaseView>;

export const RunningPointerView = z
  .object({
    release: z.number().nullable(),
    turn: z.number(),
    here: z.boolean().meta({ description: 'Whether this process runs it already; the others follow within seconds' }),
    problems: z.array(z.string()),
  })
  .meta({ id: 'RunningPointer' });
export type RunningPointerView = z.infer<typeof RunningPointerView>;
