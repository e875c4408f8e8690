import type { Action, ActionOf } from '../action.ts';
import * as appointments from './appointments.ts';
import { assign } from './assign.ts';
import * as contact from './contact.ts';
import type { Draft, Refusal } from './draft.ts';
import { setFields } from './fields.ts';
import { follow } from './follow.ts';
import { judgeConversion } from './judge-conversion.ts';
import * as labels from './labels.ts';
import { moveChannel } from './move-channel.ts';
import { moveStage } from './move-stage.ts';
import * as orders from './orders.ts';
import * as plans from './plans.ts';
import * as again from './resend.ts';
import { settleFile } from './settle-file.ts';
import * as sharing from './share.ts';
import * as speak from './speak.ts';
import { changeTags } from './tags.ts';
import { takeLead } from './take-lead.ts';
import * as talk from './talk.ts';
import * as tasks from './tasks.ts';
import * as word from './word.ts';

/** A kind of action without a handler does not compile. */
const HANDLERS: { [K in Action['kind']]: (draft: Draft, action: ActionOf<K>) => Refusal | undefined } = {
  say: speak.say,
  reply: speak.reply,
  note: speak.note,
  remind: speak.remind,
  set_flow: talk.setFlow,
  start_flow: talk.startFlow,
  finish_flow: talk.finishFlow,
  update_contact: contact.updateContact,
  block_contact: contact.blockContact,
  unblock_contact: contact.unblockContact,
  understand: talk.understand,
  label_intent: labels.labelIntent,
  take_back_label: labels.takeBackLabel,
  move_stage: moveStage,
  distribute: sharing.distribute,
  accept: sharing.accept,
  share: sharing.share,
  assign,
  move_channel: moveChannel,
  change_tags: changeTags,
  set_fields: setFields,
  add_task: tasks.addTask,
  complete_task: tasks.completeTask,
  reopen_task: tasks.reopenTask,
  change_task: tasks.changeTask,
  cancel_task: tasks.cancelTask,
  tell_overdue: tasks.tellOverdue,
  hold: appointments.hold,
  release_hold: appointments.releaseHold,
  book: appointments.book,
  move_appointment: appointments.moveAppointment,
  confirm_appointment: appointments.confirmAppointment,
  cancel_appointment: appointments.cancelAppointment,
  mark_visited: appointments.markVisited,
  mark_missed: appointments.markMissed,
  skip_reminder: appointments.skipReminder,
  hand_off: word.handOff,
  take: word.take,
  release: word.release,
  close: word.close,
  judge_conversion: judgeConversion,
  resend: again.resend,
  settle_file: settleFile,
  let_go: again.letGo,
  join_plan: (draft, action) => plans.joinPlan(draft, action, act),
  assign_client: (draft, action) => plans.assignClient(draft, action, act),
  take_lead: takeLead,
  record_order: orders.recordOrder,
  set_amount: orders.setAmount,
};

/**
 * The only way anything about a dialog changes. Applies the actions in order to the draft, then lets stage rules and triggers
 * follow the events that they left. Stops at the first refused action: the caller then throws the draft away, so
 * nothing is ever half done.
 */
export function perform(draft: Draft, actions: readonly Action[]): Refusal | undefined {
  for (const action of actions) {
    const refused = act(draft, action);
    if (refused) return refused;
  }
  follow(draft, act);
  sealWord(draft);
  return undefined;
}

export function act(draft: Draft, action: Action): Refusal | undefined {
  return dispatch(draft, action.kind, action);
}

function dispatch<K extends Action['kind']>(draft: Draft, kind: K, action: ActionOf<K>): Refusal | undefined {
  return HANDLERS[kind](draft, action);
}

/** What is said in the commit that passes the word on ("I call a colleague") belongs to the new word. */
function sealWord(draft: Draft): void {
  const { word } = draft.changes.dialog;
  draft.changes.messages = draft.changes.messages.map((message) =>
    message.outgoing ? { ...message, outgoing: { ...message.outgoing, word } } : message,
  );
}
