import type { Contact } from '../../domain/contact.ts';
import type { Dialog } from '../../domain/dialog.ts';
import type { Teammate } from '../../domain/operator.ts';
import type { Pipeline } from '../../domain/pipeline.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import type { DialogView } from '../views/dialog-view.ts';
import { presentConversion } from './conversion.ts';
import { presentPlanLabel } from './plan-label.ts';
import { presentTeammate } from './teammate.ts';

export { presentTeammate } from './teammate.ts';

export function presentDialog(dialog: Dialog, contact: Contact | null, around: Surroundings): DialogView {
  const { pipelines, plans } = around;
  // Who has left is still known by name.
  const team = [...around.team, ...around.former];
  const { id, contactId, channelKind, locale, mode, pipelineId, tags, origin, queue, preview, leadScore } = dialog;
  return {
    id,
    contact: { id: contactId, name: contact?.name ?? null, phone: contact?.phone ?? null },
    channelKind,
    locale,
    mode,
    pipelineId,
    stage: stageOf(dialog, pipelines),
    assignee: dialog.assigneeId === null ? null : presentTeammate(dialog.assigneeId, team),
    sharing: presentSharing(dialog, team),
    tags,
    amount: dialog.amount,
    plan: presentPlanLabel(dialog.planId, plans),
    lossReasonId: dialog.lossReasonId,
    fields: dialog.fields,
    taskDue: dialog.taskDue?.toISOString() ?? null,
    stageSince: dialog.stageSince.toISOString(),
    origin,
    queue: queue && { reason: queue.reason, summary: queue.summary, since: queue.since.toISOString() },
    waitingSince: dialog.waitingSince?.toISOString() ?? null,
    lastInboundAt: dialog.lastInboundAt?.toISOString() ?? null,
    preview,
    leadScore,
    conversion: presentConversion(dialog, team),
    createdAt: dialog.createdAt.toISOString(),
    closedAt: dialog.closedAt?.toISOString() ?? null,
    version: dialog.version,
  };
}

export const presentStage = ({ id, title, group, colour }: Pipeline['stages'][number]): DialogView['stage'] => ({
  id,
  title,
  group,
  colour,
});

function presentSharing({ sharing }: Dialog, team: readonly Teammate[]): DialogView['sharing'] {
  if (!sharing || sharing.state === 'returned') return null;
  const { ruleId, since, offer } = sharing;
  return {
    ruleId,
    since: since.toISOString(),
    offer: offer && { operator: presentTeammate(offer.operatorId, team), until: offer.until.toISOString() },
  };
}

function stageOf({ pipelineId, stageId }: Dialog, pipelines: readonly Pipeline[]): DialogView['stage'] {
  const stage = pipelines.find((p) => p.id === pipelineId)?.stages.find((s) => s.id === stageId);
  if (stage) return presentStage(stage);
  return { id: stageId, title: { ru: stageId, en: stageId }, group: 'active', colour: '#868e96' };
}
