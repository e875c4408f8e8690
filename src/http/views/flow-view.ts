import { z } from 'zod';
import { STEP_KINDS } from '../../domain/flow/step.ts';
import { HandoffReason } from '../../domain/handoff-reason.ts';
import { Localized } from '../../domain/localized.ts';
import { instant } from './instant.ts';
import { person, written } from './written-view.ts';

export const FlowProblemView = z
  .object({
    file: z.string(),
    line: z.number().nullable(),
    column: z.number().nullable(),
    path: z.string().meta({ description: 'The way to the value: `steps.3.on.free.0.do`' }),
    reason: z.string(),
    hint: z.string().nullable(),
  })
  .meta({ id: 'FlowProblem' });
export type FlowProblemView = z.infer<typeof FlowProblemView>;

export const FlowItemView = z
  .object({
    id: z.string(),
    title: Localized,
    startsOn: z.array(z.string()),
    digression: z.boolean(),
    steps: z.number().meta({ description: 'With those in branches' }),
    runs: z.array(z.string()).meta({ description: 'Other flows that it goes on in' }),
    needed: z.boolean().meta({ description: 'The bot cannot do without it' }),
    ...written,
  })
  .meta({ id: 'FlowItem' });
export type FlowItemView = z.infer<typeof FlowItemView>;

export const FlowListView = z
  .object({
    items: z.array(FlowItemView),
    problems: z
      .array(FlowProblemView)
      .meta({ description: 'Why the last changes are not in use; empty when they are' }),
  })
  .meta({ id: 'FlowList' });
export type FlowListView = z.infer<typeof FlowListView>;

const OutlineStep = z
  .object({
    line: z.number(),
    id: z.string().nullable(),
    kind: z.enum(STEP_KINDS),
    about: z.array(z.string()),
    says: z.array(Localized),
    when: z.string(),
    to: z.string().nullable(),
    buttons: z.array(Localized),
    timeout: z.string().nullable(),
    get branches() {
      return z.array(OutlineBranch);
    },
  })
  .meta({ id: 'FlowStep' });
const OutlineBranch = z
  .object({
    kind: z.enum(['outcome', 'choice', 'condition', 'else']),
    label: z.string(),
    title: Localized.nullable(),
    get steps() {
      return z.array(OutlineStep);
    },
  })
  .meta({ id: 'FlowBranch' });
export type FlowStepView = z.infer<typeof OutlineStep>;
export type FlowBranchView = z.infer<typeof OutlineBranch>;

export const FlowCheckView = z
  .object({
    problems: z.array(FlowProblemView).meta({ description: 'Empty: it can be saved' }),
    outline: z.array(OutlineStep).nullable().meta({ description: 'Null when the text cannot be read as a flow' }),
  })
  .meta({ id: 'FlowCheck' });
export type FlowCheckView = z.infer<typeof FlowCheckView>;

export const FlowView = FlowItemView.extend({
  text: z.string().meta({ description: 'YAML' }),
  hasFile: z.boolean(),
  usedBy: z.array(z.string()).meta({ description: 'Flows that go on in this one' }),
  outline: z.array(OutlineStep).nullable(),
}).meta({ id: 'Flow' });
export type FlowView = z.infer<typeof FlowView>;

export const FlowVersionsView = z
  .object({
    items: z.array(
      z.object({
        version: z.number(),
        state: z.enum(['text', 'removed', 'as_file']),
        text: z.string(),
        at: instant,
        by: person.nullable(),
      }),
    ),
  })
  .meta({ id: 'FlowVersions' });
export type FlowVersionsView = z.infer<typeof FlowVersionsView>;

export const TriedTurnView = z
  .object({
    replies: z.array(z.object({ text: z.string(), buttons: z.array(z.string()) })),
    intent: z.string().nullable(),
    score: z.number().nullable(),
    flow: z.string().nullable(),
    step: z.string().nullable(),
    slots: z.record(z.string(), z.string()),
    events: z.array(z.string()),
    handoff: HandoffReason.nullable(),
  })
  .meta({ id: 'TriedTurn' });
export type TriedTurnView = z.infer<typeof TriedTurnView>;

export const FlowTrialView = z
  .object({
    problems: z.array(FlowProblemView).meta({ description: 'Not empty: nothing was tried' }),
    turns: z.array(TriedTurnView).meta({ description: 'One for each thing that was done, in order' }),
  })
  .meta({ id: 'FlowTrial' });
export type FlowTrialView = z.infer<typeof FlowTrialView>;
