import type { TriggerRules } from '../../domain/trigger.ts';
import type { Condition, Conditions } from '../../domain/triggers/condition.ts';
import type { TriggerAction } from '../../domain/triggers/trigger-action.ts';

type Texts = { ru: string; en: string };

/** What a person has put together, as it can be saved: a text in one language stands in for the other, and the name comes of itself. */
export function readyRules(rules: TriggerRules, ownName: Texts): TriggerRules {
  return {
    ...rules,
    title: both(rules.title.ru || rules.title.en ? rules.title : ownName),
    actions: rules.actions.map(withBothTexts),
    cancelledBy: rules.delay.minutes > 0 ? rules.cancelledBy : [],
  };
}

/** The other way round, for editing: a text that is the same in both languages is shown once, in the reader's. */
export function openRules(rules: TriggerRules, locale: keyof Texts): TriggerRules {
  const once = (text: Texts): Texts => (text.ru === text.en ? { ru: '', en: '', [locale]: text[locale] } : text);
  return {
    ...rules,
    actions: rules.actions.map((action): TriggerAction => {
      if (action.kind === 'send_message') return { ...action, text: once(action.text) };
      return action.kind === 'ask_gpt' ? { ...action, prompt: once(action.prompt) } : action;
    }),
  };
}

/** The kinds of parts that are not filled in yet, as names of texts. */
export function missingIn({ on, when, actions }: TriggerRules): Gap[] {
  return [
    ...(on.kind === 'date_reached' && on.fieldId === '' ? [{ part: 'events', kind: on.kind } as const] : []),
    ...conditionsIn(when).flatMap((condition) =>
      isComplete(condition) ? [] : [{ part: 'conditions', kind: condition.kind } as const],
    ),
    ...actions.flatMap((action) => (isFilled(action) ? [] : [{ part: 'actions', kind: action.kind } as const])),
  ];
}

export type Gap =
  | { part: 'events'; kind: 'date_reached' }
  | { part: 'conditions'; kind: Condition['kind'] }
  | { part: 'actions'; kind: TriggerAction['kind'] };

/** Every condition, those in groups too. */
export const conditionsIn = ({ of }: Conditions): Condition[] =>
  of.flatMap((part) => ('match' in part ? part.of : [part]));

function isComplete(condition: Condition): boolean {
  if ('in' in condition) return condition.in.length > 0 && (condition.kind !== 'utm' || condition.label.trim() !== '');
  if (condition.kind !== 'field') return true;
  return condition.fieldId !== '' && (!('value' in condition.is) || condition.is.value !== '');
}

function isFilled(action: TriggerAction): boolean {
  switch (action.kind) {
    case 'send_message':
      return hasText(action.text);
    case 'ask_gpt':
      return hasText(action.prompt);
    case 'add_task':
      return hasText(action.title) && action.taskKind !== '';
    case 'change_tags':
      return action.add.length + action.remove.length > 0;
    case 'change_stage':
      return action.stage !== '';
    case 'start_flow':
      return action.flow !== '';
    case 'call_webhook':
      return action.webhookId !== '';
    case 'change_assignee':
      return action.to.kind !== 'person' || action.to.operatorId !== '';
    case 'distribute':
      return true;
  }
}

function withBothTexts(action: TriggerAction): TriggerAction {
  switch (action.kind) {
    case 'send_message':
      return { ...action, text: both(action.text) };
    case 'ask_gpt':
      return { ...action, prompt: both(action.prompt) };
    case 'add_task':
      return { ...action, title: both(action.title) };
    default:
      return action;
  }
}

const hasText = ({ ru, en }: Texts): boolean => ru.trim() !== '' || en.trim() !== '';
const both = ({ ru, en }: Texts): Texts => ({ ru: ru.trim() || en.trim(), en: en.trim() || ru.trim() });
