import type { EventBody } from '../event.ts';
import { changeDialog, type Draft, leave } from './draft.ts';

/**
 * The Lead Quality Score by rule (seed 001: a scale of 1 to 5): one point for being a lead at all, and one for each of
 * phone known, service named, date named or visit booked, and a source that can be told. Left again whenever it grows.
 */
export function scoreLead(draft: Draft): void {
  const { dialog, contact } = draft.changes;
  const slots = dialog.flow.flatMap((frame) => Object.keys(frame.slots));
  const booked = draft.appointments.some((a) => a.dialogId === dialog.id && a.status !== 'held');
  const points = [
    'lead',
    ...(contact.phone ? ['phone'] : []),
    ...(booked || slots.includes('service') ? ['service'] : []),
    ...(booked || slots.includes('date') ? ['date'] : []),
    ...(dialog.origin.source || dialog.origin.utm ? ['source'] : []),
  ];
  if (dialog.leadScore === null) leave(draft, { type: 'lead_created' });
  if (dialog.leadScore !== null && dialog.leadScore >= points.length) return;
  changeDialog(draft, { leadScore: points.length });
  leave(draft, { type: 'lead_scored', score: points.length, points } satisfies EventBody);
}
