import { z } from 'zod';
import { PROMPT_ERRORS, PROMPT_WARNINGS } from '../../domain/conversion/check-prompt.ts';
import { RerunJob, RerunScope } from '../../domain/conversion/judging.ts';
import { Localized } from '../../domain/localized.ts';
import { instant } from './instant.ts';

const verdict = z.enum(['converted', 'not_converted', 'not_scored']);
const judgeKind = z.enum(['gpt', 'rule']);
const person = z.object({ id: z.string(), name: z.string() });

/** Whether a dialog has reached its goal. `verdict` is the one in force: a person's mark is above the machine's. */
export const DialogConversionView = z
  .object({
    verdict: verdict.nullable(),
    machine: z
      .object({
        verdict,
        by: judgeKind,
        version: z.number(),
        quote: z.string(),
        reason: z.string(),
        at: instant,
      })
      .nullable(),
    hand: z
      .object({
        verdict: z.enum(['converted', 'not_converted']),
        version: z.number(),
        operator: person.nullable(),
        reason: z.string(),
        at: instant,
      })
      .nullable(),
  })
  .meta({ id: 'DialogConversion' });
export type DialogConversionView = z.infer<typeof DialogConversionView>;

/** One version of the owner's words. `by` is null for the prefilled default. */
export const ConversionPromptView = z
  .object({
    version: z.number(),
    text: z.string(),
    at: instant,
    by: person.nullable(),
    restored: z.number().nullable(),
  })
  .meta({ id: 'ConversionPrompt' });
export type ConversionPromptView = z.infer<typeof ConversionPromptView>;

export const PromptCheckView = z
  .object({
    errors: z.array(z.object({ code: z.enum(PROMPT_ERRORS), reason: z.string() })),
    warnings: z.array(z.object({ code: z.enum(PROMPT_WARNINGS), reason: z.string() })),
  })
  .meta({ id: 'ConversionPromptCheck' });
export type PromptCheckView = z.infer<typeof PromptCheckView>;

const judge = z.object({ by: judgeKind, model: z.string().nullable() });

export const ConversionSetupView = z
  .object({
    prompt: ConversionPromptView,
    check: PromptCheckView,
    judge,
    defaultText: Localized,
    examples: z.array(z.object({ id: z.string(), title: Localized, text: Localized })),
    limits: z.object({ shortest: z.number(), longest: z.number() }),
  })
  .meta({ id: 'ConversionSetup' });
export type ConversionSetupView = z.infer<typeof ConversionSetupView>;

export const PromptSavedView = z
  .object({ prompt: ConversionPromptView, check: PromptCheckView, changed: z.boolean() })
  .meta({ id: 'ConversionPromptSaved' });
export type PromptSavedView = z.infer<typeof PromptSavedView>;

/** What the words that are tried would say of a dialog, beside what is in force. */
export const TriedDialogView = z
  .object({
    dialogId: z.string(),
    verdict,
    by: judgeKind,
    quote: z.string(),
    reason: z.string(),
    tokens: z.number(),
    inForce: DialogConversionView.nullable(),
  })
  .meta({ id: 'TriedDialog' });
export type TriedDialogView = z.infer<typeof TriedDialogView>;

export const TriedView = z
  .object({ items: z.array(TriedDialogView), tokens: z.number() })
  .meta({ id: 'ConversionTried' });
export type TriedView = z.infer<typeof TriedView>;

export const RerunView = z
  .object({
    id: z.string(),
    by: person.nullable(),
    at: instant,
    from: instant,
    to: instant,
    scope: RerunScope,
    state: RerunJob.shape.state,
    total: z.number(),
    judged: z.number(),
    failed: z.number().meta({ description: 'Of those judged: without a verdict; what they had before stays' }),
    skipped: z.number(),
    waiting: z.number(),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'ConversionRerun' });
export type RerunView = z.infer<typeof RerunView>;

export const ConversionStatusView = z
  .object({
    judge,
    budget: z.object({
      dailyTokens: z.number(),
      spent: z.number(),
      left: z.number(),
      resetsAt: instant,
    }),
    backlog: z.object({
      waiting: z.number(),
      due: z.number(),
      since: instant.nullable(),
      held: z.object({ why: z.string(), until: instant }).nullable(),
    }),
    reruns: z.array(RerunView),
  })
  .meta({ id: 'ConversionStatus' });
export type ConversionStatusView = z.infer<typeof ConversionStatusView>;

const share = z.object({
  n: z.number(),
  hits: z.number(),
  share: z.number().nullable(),
  low: z.number().nullable().meta({ description: 'Wilson interval, 95 %' }),
  high: z.number().nullable(),
});
const agreement = share.extend({
  kappa: z.number().nullable().meta({ description: 'Cohen’s kappa: agreement beyond chance' }),
  table: z.object({ both: z.number(), judgeOnly: z.number(), otherOnly: z.number(), neither: z.number() }),
});

export const CalibrationView = z
  .object({
    items: z.array(
      z.object({
        version: z.number(),
        by: judgeKind,
        converted: share,
        notScored: z.number(),
        hand: agreement,
        booked: agreement,
        paid: agreement,
        drift: z.object({
          state: z.enum(['unknown', 'steady', 'drifting']),
          recent: share,
          earlier: share,
          change: z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable(),
        }),
      }),
    ),
  })
  .meta({ id: 'ConversionCalibration' });
export type CalibrationView = z.infer<typeof CalibrationView>;

export const CallView = z
  .object({
    externalId: z.string(),
    dialogId: z.string(),
    contactId: z.string(),
    repeated: z.boolean().meta({ description: 'This call was known already; nothing was changed' }),
  })
  .meta({ id: 'Call' });
