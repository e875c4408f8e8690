import { earnedPoints, isInTime } from '../lead-quality/earned-points.ts';
import type { LeadPoint } from '../lead-quality/lead-quality-settings.ts';
import { leadScore } from '../lead-quality/lead-score.ts';
import { changeDialog, type Draft, leave } from './draft.ts';

/** The dialog is a lead from now on, if it was none, and has a score. */
export function scoreLead(draft: Draft): void {
  const isNew = draft.changes.dialog.leadScore === null;
  if (isNew) leave(draft, { type: 'lead_created' });
  rescore(draft, isNew);
}

/** Something may have earned or lost a point. Before the dialog is a lead, points are only noted; a score that stays is not told again. */
export function rescoreLead(draft: Draft): void {
  rescore(draft, false);
}

/** The customer has written at this moment: in time after a line of ours, it earns a point. `saidAt` is when that line was. */
export function noteAnswer(draft: Draft, saidAt: Date | null, answeredAt: Date): void {
  const { answerMinutes } = draft.situation.leadQuality;
  const { leadPoints } = draft.changes.dialog;
  rescore(
    draft,
    false,
    !leadPoints.includes('in_time') && isInTime(saidAt, answeredAt, answerMinutes) ? 'in_time' : null,
  );
}

function rescore(draft: Draft, isNew: boolean, earnedNow: LeadPoint | null = null): void {
  const { dialog, contact } = draft.changes;
  const counted = draft.situation.leadQuality.points;
  const before = dialog.leadPoints;
  const kept = earnedNow ? [...before, earnedNow] : before;
  const earned = earnedPoints({ dialog: { ...dialog, leadPoints: kept }, contact, appointments: draft.appointments });
  const isSame = earned.length === before.length && earned.every((point) => before.includes(point));
  if (!isSame) changeDialog(draft, { leadPoints: earned });
  if (!isNew && dialog.leadScore === null) return;
  const { score, points } = leadScore(earned, counted);
  if (score === dialog.leadScore && points.length === leadScore(before, counted).points.length) return;
  changeDialog(draft, { leadScore: score });
  leave(draft, { type: 'lead_scored', score, points, by: 'rule' });
}
