import type { Contact } from '../../contact.ts';
import type { Dialog } from '../../dialog.ts';
import type { EventBody } from '../../event.ts';
import type { FieldValues } from '../../field-value.ts';
import type { PastDialog, PastEvent } from './past-dialog.ts';
import { talkUpTo } from './talk.ts';
import { visitsUpTo } from './visits.ts';

/** A dialog at some moment of the past, as well as its events tell. */
export interface PastState {
  dialog: Dialog;
  contact: Contact;
  appointments: ReturnType<typeof visitsUpTo>;
}

/** Takes back what had not happened yet. `isLater` says which events those are. */
export function rewind(past: PastDialog, isLater: (event: PastEvent, index: number) => boolean): PastState {
  let state: Pick<PastState, 'dialog' | 'contact'> = past;
  const known: PastEvent[] = [];
  for (let index = past.events.length - 1; index >= 0; index--) {
    const event = past.events[index];
    if (!event) continue;
    if (isLater(event, index)) state = takeBack(state, event.body);
    else known.push(event);
  }
  known.reverse();
  const talk = talkUpTo(known, past.dialog);
  return { contact: state.contact, dialog: { ...state.dialog, ...talk }, appointments: visitsUpTo(known) };
}

function takeBack(
  { dialog, contact }: Pick<PastState, 'dialog' | 'contact'>,
  body: EventBody,
): Pick<PastState, 'dialog' | 'contact'> {
  const inDialog = (part: Partial<Dialog>) => ({ contact, dialog: { ...dialog, ...part } });
  switch (body.type) {
    case 'stage_changed':
      return inDialog({ stageId: body.from, pipelineId: body.fromPipeline ?? dialog.pipelineId });
    case 'assignee_changed':
      return inDialog({ assigneeId: body.from });
    case 'amount_changed':
      return inDialog({ amount: body.from });
    case 'plan_joined':
      return inDialog({ planId: dialog.planId === body.planId ? null : dialog.planId });
    case 'tags_changed': {
      const before = (tags: readonly string[]) => [...tags.filter((tag) => !body.added.includes(tag)), ...body.removed];
      return body.on === 'contact'
        ? { dialog, contact: { ...contact, tags: before(contact.tags) } }
        : inDialog({ tags: before(dialog.tags) });
    }
    case 'fields_changed':
      return body.on === 'contact'
        ? { dialog, contact: { ...contact, fields: fieldsBefore(contact.fields, body.fields) } }
        : inDialog({ fields: fieldsBefore(dialog.fields, body.fields) });
    default:
      return { dialog, contact };
  }
}

function fieldsBefore(
  values: FieldValues,
  changed: readonly { id: string; from: string | number | null }[],
): FieldValues {
  const gone = new Set(changed.map(({ id }) => id));
  return Object.fromEntries([
    ...Object.entries(values).filter(([id]) => !gone.has(id)),
    ...changed.flatMap(({ id, from }) => (from === null ? [] : [[id, from] as const])),
  ]);
}
