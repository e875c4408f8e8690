import type { TFunction } from 'i18next';
import type { Locale } from '../../domain/localized.ts';
import type { TriggerRules } from '../../domain/trigger.ts';
import type { Condition } from '../../domain/triggers/condition.ts';
import type { TriggerOn } from '../../domain/triggers/on.ts';
import type { TriggerAction } from '../../domain/triggers/trigger-action.ts';
import { type Choices, stageWords, wordsOf } from './use-choices.ts';

/** Parts of a trigger in words, for its card, as seed 004 has it: everything that is set. */
export interface Words {
  t: TFunction;
  locale: Locale;
  choices: Choices;
}

export function describeOn(on: TriggerOn, { t, choices }: Words): string {
  const title = t(`triggers.events.${on.kind}`);
  const detail = detailOf(on, { t, choices });
  return detail ? `${title}: ${detail}` : title;
}

function detailOf(on: TriggerOn, { t, choices }: Omit<Words, 'locale'>): string {
  if ('stage' in on) return on.stage === null ? t('triggers.form.anyStage') : stageWords(choices, on.stage);
  if ('minutes' in on) return spanOf(t, on.minutes);
  if ('tag' in on) return on.tag ?? t('triggers.form.anyTag');
  if ('offerId' in on) return on.offerId === null ? t('triggers.form.anyOffer') : wordsOf(choices.offers, on.offerId);
  if ('planId' in on) return on.planId === null ? t('triggers.form.anyPlan') : wordsOf(choices.plans, on.planId);
  if ('fieldId' in on) {
    return on.fieldId === null ? t('triggers.form.anyField') : wordsOf(choices.fields, `${on.of}.${on.fieldId}`);
  }
  if ('contact' in on && on.contact !== 'any') return t(`triggers.form.contacts.${on.contact}`);
  return '';
}

/** `15 мин`, `2 ч`, `3 дн.` */
export function spanOf(t: TFunction, minutes: number): string {
  if (minutes % 1_440 === 0) return t('time.days', { value: minutes / 1_440 });
  return minutes % 60 === 0 ? t('time.hours', { value: minutes / 60 }) : t('time.minutes', { value: minutes });
}

export function describeDelay({ delay }: TriggerRules, t: TFunction): string {
  const { minutes, businessHours } = delay;
  const when =
    minutes === 0
      ? t('triggers.delay.now')
      : minutes % 1_440 === 0
        ? t('triggers.delay.days', { value: minutes / 1_440 })
        : minutes % 60 === 0
          ? t('triggers.delay.hours', { value: minutes / 60 })
          : t('triggers.delay.minutes', { value: minutes });
  return businessHours ? `${when}, ${t('triggers.delay.business').toLowerCase()}` : when;
}

export function describeCondition(condition: Condition, words: Words): string {
  const { t } = words;
  const title = t(`triggers.conditions.${condition.kind}`);
  const values = valuesOf(condition, words);
  const said = values ? `${title}: ${values}` : title;
  return condition.not ? `${t('triggers.form.not')} ${said.charAt(0).toLowerCase()}${said.slice(1)}` : said;
}

function valuesOf(condition: Condition, { t, choices }: Words): string {
  switch (condition.kind) {
    case 'pipeline':
      return condition.in.map((id) => wordsOf(choices.pipelines, id)).join(', ');
    case 'stage':
      return condition.in.map((path) => stageWords(choices, path)).join(', ');
    case 'channel':
      return condition.in.map((kind) => t(`channel.${kind}`)).join(', ');
    case 'source':
    case 'tag':
      return condition.in.join(', ');
    case 'utm':
      return `${condition.label} = ${condition.in.join(', ')}`;
    case 'field': {
      const op = t(`triggers.form.ops.${condition.is.op}`);
      const value = 'value' in condition.is ? ` ${condition.is.value}` : '';
      return `${wordsOf(choices.fields, `${condition.of}.${condition.fieldId}`)} ${op}${value}`;
    }
    case 'intent':
      return condition.in.map((id) => wordsOf(choices.intents, id)).join(', ');
    case 'amount':
      return condition.is === 'set'
        ? t('triggers.form.amountOps.set')
        : `${t(`triggers.form.amountOps.${condition.is}`)} ${condition.value}`;
    case 'assignee':
      return condition.in.map((id) => (id === null ? t('triggers.form.nobody') : wordsOf(choices.team, id))).join(', ');
    case 'plan':
      return condition.in
        .map((id) => (id === null ? t('triggers.form.noPlan') : wordsOf(choices.plans, id)))
        .join(', ');
    case 'handoff_reason':
      return condition.in.map((reason) => t(`reason.${reason}`)).join(', ');
    case 'language':
      return condition.in.map((one) => t(`triggers.language.${one}`)).join(', ');
    case 'mode':
      return condition.in.map((one) => t(`triggers.mode.${one}`)).join(', ');
    case 'consent':
      return t(`triggers.consent.${condition.is}`);
    case 'visit_planned':
      return condition.confirmed ? t('triggers.form.confirmed') : '';
    case 'working_hours':
    case 'returning':
      return '';
  }
}

export function describeAction(action: TriggerAction, words: Words): string {
  const title = words.t(`triggers.actions.${action.kind}`);
  const detail = actionDetail(action, words);
  return detail ? `${title}: ${detail}` : title;
}

function actionDetail(action: TriggerAction, { t, locale, choices }: Words): string {
  switch (action.kind) {
    case 'distribute':
      return action.ruleId === null ? '' : wordsOf(choices.rules, action.ruleId);
    case 'send_message':
      return `«${action.text[locale]}»`;
    case 'add_task':
      return [
        wordsOf(choices.taskKinds, action.taskKind),
        `«${action.title[locale]}»`,
        spanOf(t, action.dueInMinutes),
        ...(action.assigneeId === undefined ? [] : [wordsOf(choices.team, action.assigneeId)]),
      ].join(', ');
    case 'change_assignee':
      return action.to.kind === 'person'
        ? wordsOf(choices.team, action.to.operatorId)
        : t(`triggers.form.to.${action.to.kind}`);
    case 'change_tags':
      return [...action.add.map((tag) => `+${tag}`), ...action.remove.map((tag) => `−${tag}`)].join(', ');
    case 'change_stage':
      return stageWords(choices, action.stage);
    case 'start_flow':
      return wordsOf(choices.flows, action.flow);
    case 'call_webhook':
      return wordsOf(choices.webhooks, action.webhookId);
    case 'ask_gpt':
      return `«${action.prompt[locale]}»`;
  }
}
