import type { ActionOf } from '../action.ts';
import { remember } from '../handoff-sense/lately.ts';
import { NONE } from '../understanding.ts';
import { changeDialog, type Draft, leave, type Refusal } from './draft.ts';
import { scoreLead } from './lead.ts';
import { watchSilence } from './watch-silence.ts';

export function setFlow(draft: Draft, action: ActionOf<'set_flow'>): Refusal | undefined {
  const { talkedOf } = action;
  changeDialog(draft, {
    flow: watchSilence(draft, action.stack),
    ...(talkedOf !== undefined && { talkedOf: talkedOf && { slots: talkedOf, at: draft.moment.now } }),
  });
  const slots = new Set(action.stack.flatMap((frame) => Object.keys(frame.slots)));
  // A request with a service or a day named is a lead, whether or not it ends in a visit.
  if (action.stack.some((frame) => frame.flow === 'book') && (slots.has('service') || slots.has('date')))
    scoreLead(draft);
  return undefined;
}

export function startFlow(draft: Draft, action: ActionOf<'start_flow'>): Refusal | undefined {
  leave(draft, { type: 'flow_started', flow: action.flow });
  return undefined;
}

export function finishFlow(draft: Draft, action: ActionOf<'finish_flow'>): Refusal | undefined {
  leave(draft, { type: 'flow_finished', flow: action.flow, outcome: action.outcome });
  return undefined;
}

export function understand(draft: Draft, action: ActionOf<'understand'>): Refusal | undefined {
  const { messageId, intent, score, outcome, mood, release } = action;
  const index = draft.changes.messages.findIndex((message) => message.id === messageId);
  const message = draft.changes.messages[index];
  // A name or a time that answers a question has no intent, and was understood all the same.
  const understood = intent === NONE && outcome === 'flow' ? null : { intent, score };
  if (message) draft.changes.messages[index] = { ...message, understood };
  const failed = outcome === 'fallback' || outcome === 'handoff';
  changeDialog(draft, {
    lastIntent: intent === NONE ? null : intent,
    ...(mood && { lately: remember(draft.changes.dialog.lately ?? [], mood) }),
    fallbacks:
      outcome === 'fallback' ? draft.changes.dialog.fallbacks + 1 : failed ? draft.changes.dialog.fallbacks : 0,
  });
  leave(draft, {
    type: 'message_understood',
    messageId,
    intent,
    score,
    outcome,
    ...(release !== undefined && { release }),
  });
  return undefined;
}
