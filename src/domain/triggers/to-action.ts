import type { Action } from '../action.ts';
import { isWindowOpen } from '../channel-window.ts';
import { draftedChoice } from '../experiments/drafted-choice.ts';
import { triggerSurface } from '../experiments/surface.ts';
import { varyText } from '../experiments/vary-text.ts';
import type { Localized } from '../localized.ts';
import { inLocale } from '../localized.ts';
import { fillTemplate } from '../message-template.ts';
import type { Draft, Refusal } from '../perform/draft.ts';
import type { Trigger } from '../trigger.ts';
import type { TriggerAction } from './trigger-action.ts';

export type Todo = { kind: 'action'; action: Action } | Refusal;
type ActionOf<K extends TriggerAction['kind']> = Extract<TriggerAction, { kind: K }>;

/** Asks somebody else's server, or looks things up: it has no place in a transaction. */
export const isSlow = ({ kind }: TriggerAction): boolean => kind === 'ask_gpt' || kind === 'start_flow';

/** Nobody is written to in the quiet hours. */
export const writesToCustomer = (action: TriggerAction): boolean =>
  action.kind === 'send_message' ||
  action.kind === 'start_flow' ||
  (action.kind === 'ask_gpt' && action.as === 'message');

/** What a trigger asks for, as an action on the dialog as it is now; why not; or null when there is nothing to be done here. */
export function toAction(draft: Draft, trigger: Trigger, action: TriggerAction): Todo | null {
  const why = `trigger: ${trigger.title.en}`;
  switch (action.kind) {
    case 'distribute':
      return todo({ kind: 'distribute', ...(action.ruleId !== null && { ruleId: action.ruleId }) });
    case 'send_message':
      return message(draft, trigger, action);
    case 'add_task': {
      const { taskKind, dueInMinutes, assigneeId } = action;
      const title = filled(draft, action.title).slice(0, 300);
      return todo({ kind: 'add_task', taskKind, title, dueInMinutes, ...(assigneeId !== undefined && { assigneeId }) });
    }
    case 'change_assignee':
      return assignee(draft, action.to, why);
    case 'change_tags':
      return todo({ kind: 'change_tags', add: action.add, remove: action.remove });
    case 'change_stage': {
      const [pipelineId = '', stageId = ''] = action.stage.split('/');
      const { lossReasonId } = action;
      return todo({ kind: 'move_stage', pipelineId, stageId, why, ...(lossReasonId !== null && { lossReasonId }) });
    }
    case 'call_webhook':
    // Done by the engine, outside of the transaction.
    case 'start_flow':
    case 'ask_gpt':
      return null;
  }
}

/** Why the customer must not be written to of our own accord now, or null. */
export function whyNotWrite({ situation, changes: { dialog, contact }, moment: { now } }: Draft): string | null {
  if (contact.blockedAt) return 'The contact is blocked.';
  const identity = contact.identities.find(
    ({ channelId, externalId }) => channelId === dialog.channelId && externalId === dialog.chatId,
  );
  if (identity?.blocked) return 'The customer has blocked us on this channel.';
  if (isWindowOpen(dialog, dialog.lastInboundAt, now)) return null;
  // An approved template says it then.
  if (situation.templated?.includes(`${dialog.channelId}:trigger:${dialog.locale}`)) return null;
  return `The customer has not written for a day: ${dialog.channelKind} takes no message of ours until they do.`;
}

/** A text of the trigger's in the dialog's language, with what is known of the customer. */
export function filled({ situation, changes: { dialog, contact } }: Draft, text: Localized): string {
  const { business, fields, team } = situation;
  return fillTemplate(inLocale(text, dialog.locale), { business, fields, team, dialog, contact });
}

function message(draft: Draft, { id, actions }: Trigger, action: ActionOf<'send_message'>): Todo {
  const reason = whyNotWrite(draft);
  if (reason !== null) return refused(reason);
  if (action.needsConsent && !draft.changes.contact.consent?.granted) {
    return refused('The customer has not agreed to news and offers.');
  }
  const place = actions.filter(({ kind }) => kind === 'send_message').indexOf(action) + 1;
  const { text: words, variants } = varyText(draftedChoice(draft), triggerSurface(id, place), action.text);
  const text = filled(draft, words);
  if (text === '') return refused('The message would be empty: nothing of what it names is known.');
  return todo({
    kind: 'say',
    content: { text },
    receipt: { because: 'trigger', triggerId: id, ...(variants && { variants }) },
  });
}

function assignee(draft: Draft, to: ActionOf<'change_assignee'>['to'], why: string): Todo {
  const { team } = draft.situation;
  if (to.kind === 'nobody') return todo({ kind: 'assign', operatorId: null, why });
  const mate = team.find(({ id, role }) => {
    if (to.kind === 'owner') return role === 'owner';
    return to.kind === 'person' ? id === to.operatorId : isLinked(draft, id);
  });
  if (mate) return todo({ kind: 'assign', operatorId: mate.id, why });
  if (to.kind === 'linked') return refused('Nobody of the team is linked to this customer.');
  return refused(`There is no ${to.kind === 'owner' ? 'owner' : `person "${to.operatorId}"`} in the team.`);
}

/** Whoever works on the customer in the dialog's plan, else in any. */
function isLinked({ changes: { dialog, contact } }: Draft, operatorId: string): boolean {
  const own = contact.plans.find(({ planId }) => planId === dialog.planId)?.managerId;
  return own ? own === operatorId : dialog.managerIds.includes(operatorId);
}

const todo = (action: Action): Todo => ({ kind: 'action', action });
const refused = (reason: string): Refusal => ({ kind: 'refused', reason });
