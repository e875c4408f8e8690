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

/** What the rules ask about the past beside what events can take back: working it out costs more than all the rest. */
export interface Asked {
  /** Who had the word, and who waited for whom. */
  talk: boolean;
  visits: boolean;
}

/** Takes back what had not happened yet. `isLater` says which events those are. */
export function rewind(
  past: PastDialog,
  isLater: (event: PastEvent, index: number) => boolean,
  asked: Asked,
): PastState {
  let state: Pick<PastState, 'dialog' | 'contact'> = past;
  for (let index = past.events.length - 1; index >= 0; index--) {
    const event = past.events[index];
    if (event && isLater(event, index)) state = takeBack(state, event.body);
  }
  if (!asked.talk && !asked.visits) return { ...state, appointments: [] };
  const known = past.events.filter((event, index) => !isLater(event, index));
  return {
    contact: state.contact,
    dialog: asked.talk ? { ...state.dialog, ...talkUpTo(known, past.dialog) } : state.dialog,
    appointments: asked.visits ? visitsUpTo(known) : [],
  };
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
