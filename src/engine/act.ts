import type { Action } from '../domain/action.ts';
import type { Actor } from '../domain/event.ts';
import { openDraft } from '../domain/perform/draft.ts';
import { perform } from '../domain/perform/perform.ts';
import { loadDialog, type Needs } from '../store/load-situation.ts';
import type { Acted, ActRequest } from './engine.ts';
import type { TurnDeps } from './turn.ts';

const MOST_TRIES = 5;
/** The one refusal that is gone with another try. */
export const CROWDED = 'Somebody else is changing this dialog right now. Please try again.';

/** Performs actions on one dialog for an operator, the API or a timer; a conflict is decided again on what is there now. */
export async function act(deps: TurnDeps, { dialogId, actor, actions }: ActRequest): Promise<Acted> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const situation = await loadDialog(deps.store, deps.surroundings(), dialogId, needsOf(actions, actor));
    if (!situation) return { kind: 'not_found' };
    const draft = openDraft(situation, { now: deps.now(), newId: deps.newId, actor });
    const refused = perform(draft, actions);
    if (refused) return refused;
    const committed = await deps.commit({ before: situation, changes: draft.changes, guard: null });
    deps.memory.forgetContact(situation.contact.id);
    if (committed.kind === 'done') {
      deps.committed(draft.changes);
      return { kind: 'done', dialog: { ...draft.changes.dialog, version: situation.dialog.version + 1 } };
    }
    // The same request came twice: the first one has done it.
    if (committed.kind === 'repeated') return { kind: 'done', dialog: situation.dialog };
    if (committed.kind === 'slot_taken') return { kind: 'refused', reason: 'That time has just been taken.' };
  }
  return { kind: 'refused', reason: CROWDED };
}

/** Lines and tasks of before that the actions are about, and tags that they give. */
function needsOf(actions: readonly Action[], actor: Actor): Needs {
  const orders = actions.filter((action) => action.kind === 'record_order' || action.kind === 'set_amount');
  const withFiles = actions.flatMap((action) => (action.kind === 'reply' && action.files ? action : []));
  const tasks = actions.flatMap((action) => ('taskId' in action ? action.taskId : []));
  return {
    lineIds: actions.flatMap((action) =>
      action.kind === 'resend' || action.kind === 'let_go' || action.kind === 'settle_file' ? action.messageId : [],
    ),
    ...(tasks.length > 0 && { taskIds: tasks }),
    ...(withFiles.length > 0 &&
      actor.kind === 'operator' && {
        unsent: {
          ids: withFiles.flatMap(({ files = [] }) => files),
          operatorId: actor.id,
          messageIds: withFiles.flatMap(({ id }) => id ?? []),
        },
      }),
    ...(orders.length > 0 && {
      orders: orders.flatMap((action) => (action.kind === 'record_order' ? (action.external ?? []) : [])),
    }),
    labelIds: actions.flatMap((action) =>
      action.kind === 'label_intent' || action.kind === 'take_back_label' ? action.messageId : [],
    ),
    tagTitles: actions.flatMap((action) => (action.kind === 'change_tags' ? action.add : [])),
  };
}
