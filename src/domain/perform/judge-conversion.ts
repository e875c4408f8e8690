import type { ActionOf } from '../action.ts';
import type { DialogConversion } from '../conversion/dialog-conversion.ts';
import { changeDialog, type Draft, leave, type Refusal } from './draft.ts';

type Judging = ActionOf<'judge_conversion'>;

/** Whether the dialog has reached its goal. The same request twice, and the same mark again, change nothing. */
export function judgeConversion(draft: Draft, action: Judging): Refusal | undefined {
  const known: DialogConversion = draft.changes.dialog.conversion ?? { machine: null, hand: null };
  const conversion =
    action.by === 'person' ? markedByHand(draft, known, action) : judgedByMachine(draft, known, action);
  if (!conversion) return undefined;
  const { verdict, by, version, quote, reason } = action;
  changeDialog(draft, { conversion });
  leave(draft, { type: 'conversion_judged', verdict, by, version, quote, reason });
  return undefined;
}

function markedByHand(draft: Draft, known: DialogConversion, action: Judging): DialogConversion | null {
  const { verdict, version, reason } = action;
  if (verdict === 'not_scored') return known.hand && { ...known, hand: null };
  if (known.hand?.verdict === verdict && known.hand.reason === reason) return null;
  const { actor, now: at } = draft.moment;
  const operatorId = actor.kind === 'operator' ? actor.id : null;
  return { ...known, hand: { verdict, version, operatorId, reason, at } };
}

function judgedByMachine(draft: Draft, known: DialogConversion, action: Judging): DialogConversion | null {
  const { verdict, by, version, quote, reason, ref } = action;
  if (by === 'person' || known.machine?.ref === ref) return null;
  return { ...known, machine: { verdict, by, version, quote, reason, ref, at: draft.moment.now } };
}
