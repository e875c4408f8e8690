import type { Contact } from '../../domain/contact.ts';
import type { Dialog } from '../../domain/dialog.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import type { BoardCardView } from '../views/board-view.ts';
import { presentTeammate } from './dialog.ts';

export function presentCard(
  dialog: Dialog,
  contact: Contact | null,
  { team, plans }: Pick<Surroundings, 'team' | 'plans'>,
): BoardCardView {
  const plan = plans.find(({ id }) => id === dialog.planId);
  return {
    id: dialog.id,
    contact: { id: dialog.contactId, name: contact?.name ?? null, phone: contact?.phone ?? null },
    channelKind: dialog.channelKind,
    mode: dialog.mode,
    stageId: dialog.stageId,
    stageSince: dialog.stageSince.toISOString(),
    assignee: dialog.assigneeId === null ? null : presentTeammate(dialog.assigneeId, team),
    tags: dialog.tags,
    amount: dialog.amount,
    plan: plan ? { id: plan.id, label: plan.label, colour: plan.colour } : null,
    preview: dialog.preview,
    waitingSince: dialog.waitingSince?.toISOString() ?? null,
    lastInboundAt: dialog.lastInboundAt?.toISOString() ?? null,
    taskDue: dialog.taskDue?.toISOString() ?? null,
    version: dialog.version,
  };
}
