import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { DialogMode } from '../../domain/dialog.ts';
import { FieldValues } from '../../domain/field-value.ts';
import { HandoffReason } from '../../domain/handoff-reason.ts';
import { Origin } from '../../domain/incoming.ts';
import { Locale, Localized } from '../../domain/localized.ts';
import { AppointmentView } from './appointment-view.ts';
import { ContactView } from './contact-view.ts';
import { DialogConversionView } from './conversion-prompt-view.ts';
import { instant } from './instant.ts';
import { LeadPointView } from './lead-quality-view.ts';
import { PlanLabelView } from './plan-view.ts';
import { SendsView } from './sends-view.ts';
import { TaskView } from './task-view.ts';

export const StageView = z
  .object({ id: z.string(), title: Localized, group: z.string(), colour: z.string() })
  .meta({ id: 'Stage' });

/** A rule looks for a manager; `offer` while somebody has been asked. */
export const SharingView = z
  .object({
    ruleId: z.string(),
    since: instant,
    offer: z.object({ operator: z.object({ id: z.string(), name: z.string() }), until: instant }).nullable(),
  })
  .meta({ id: 'Sharing' });

/** A dialog as a list shows it. */
export const DialogView = z
  .object({
    id: z.string(),
    contact: z.object({ id: z.string(), name: z.string().nullable(), phone: z.string().nullable() }),
    channelKind: ChannelKind,
    locale: Locale,
    mode: DialogMode,
    pipelineId: z.string(),
    stage: StageView,
    assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
    sharing: SharingView.nullable(),
    tags: z.array(z.string()),
    amount: z.number().nullable(),
    plan: PlanLabelView.nullable(),
    lossReasonId: z.string().nullable(),
    fields: FieldValues,
    taskDue: instant.nullable(),
    stageSince: instant,
    origin: Origin,
    queue: z.object({ reason: HandoffReason, summary: z.string(), since: instant }).nullable(),
    waitingSince: instant.nullable(),
    lastInboundAt: instant.nullable(),
    preview: z.string(),
    leadScore: z.number().nullable(),
    conversion: DialogConversionView.nullable(),
    createdAt: instant,
    closedAt: instant.nullable(),
    version: z.number(),
  })
  .meta({ id: 'Dialog' });
export type DialogView = z.infer<typeof DialogView>;

/** One dialog with all that an operator needs beside the thread. */
export const DialogCardView = DialogView.extend({
  contact: ContactView,
  leadPoints: z.array(LeadPointView).meta({ description: 'What its score is made of; empty before it is a lead' }),
  stages: z.array(StageView),
  appointments: z.array(AppointmentView),
  tasks: z.array(TaskView),
  sends: SendsView,
}).meta({ id: 'DialogCard' });
export type DialogCardView = z.infer<typeof DialogCardView>;
