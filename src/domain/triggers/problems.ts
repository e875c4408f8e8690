import { checkCondition } from '../fields/field-condition.ts';
import { type FieldDefinition, fieldNamed } from '../fields/field-definition.ts';
import { checkTemplate } from '../message-template.ts';
import { type Pipeline, visitOf } from '../pipeline.ts';
import type { TriggerRules } from '../trigger.ts';
import { type Condition, leavesOf } from './condition.ts';
import type { TriggerOn } from './on.ts';
import type { TriggerAction } from './trigger-action.ts';

/** What a trigger speaks of and that has to be there. A list that is null is not looked at. */
export interface TriggerWorld {
  pipelines: readonly Pipeline[];
  fields: readonly FieldDefinition[];
  team: readonly string[] | null;
  flows: readonly string[] | null;
  webhooks: readonly string[] | null;
  plans: readonly string[] | null;
  offers: readonly string[] | null;
  distributionRules: readonly string[] | null;
  taskKinds: readonly string[] | null;
}

/** `broken`: it is not known whether or for whom it should fire, so it does not. `warning`: one of its actions would be refused. */
export interface TriggerProblem {
  kind: 'broken' | 'warning';
  /** `on`, `when.of.0`, `actions.1.text.ru` */
  path: string;
  reason: string;
}

/** All that is wrong with a trigger in the world as it is. */
export function problemsOf(
  { on, when, actions }: Pick<TriggerRules, 'on' | 'when' | 'actions'>,
  world: TriggerWorld,
): TriggerProblem[] {
  return [
    ...wrongWithOn(on, world).map((reason) => broken('on', reason)),
    ...leavesOf(when).flatMap(({ path, condition }) => wrongWithCondition(condition, `when.${path}`, world)),
    ...actions.flatMap((action, index) => wrongWithAction(action, `actions.${index}`, world)),
  ];
}

const broken = (path: string, reason: string): TriggerProblem => ({ kind: 'broken', path, reason });
const warning = (path: string, reason: string): TriggerProblem => ({ kind: 'warning', path, reason });

function wrongWithOn(on: TriggerOn, world: TriggerWorld): string[] {
  switch (on.kind) {
    case 'stage_entered':
    case 'stage_left':
    case 'stage_overdue':
      return on.stage === null ? [] : noStage(on.stage, world);
    case 'offer_ordered':
    case 'offer_paid':
    case 'offer_failed':
      return on.offerId === null ? [] : missing('offer', [on.offerId], world.offers);
    case 'plan_joined':
      return on.planId === null ? [] : missing('plan', [on.planId], world.plans);
    case 'field_changed':
      return on.fieldId === null || fieldNamed(world.fields, on.of, on.fieldId) ? [] : [noField(on)];
    case 'date_reached': {
      const field = fieldNamed(world.fields, on.of, on.fieldId);
      if (!field) return [noField(on)];
      return field.kind === 'date' ? [] : [`the field "${field.title.en}" holds no dates`];
    }
    default:
      return [];
  }
}

function wrongWithCondition(condition: Condition, path: string, world: TriggerWorld): TriggerProblem[] {
  const breaks = (reasons: readonly string[]) => reasons.map((reason) => broken(path, reason));
  switch (condition.kind) {
    case 'pipeline':
      return breaks(missing('pipeline', condition.in, idsOf(world.pipelines)));
    case 'stage':
      return breaks(condition.in.flatMap((stage) => noStage(stage, world)));
    case 'field': {
      const field = fieldNamed(world.fields, condition.of, condition.fieldId);
      if (!field) return breaks([noField(condition)]);
      const checked = checkCondition(field, condition.is);
      return checked.kind === 'wrong' ? breaks([checked.reason]) : [];
    }
    case 'plan':
      return breaks(missing('plan', notNull(condition.in), world.plans));
    case 'assignee':
      // Whoever has left leads nothing: the condition can be judged all the same.
      return missing('person in the team', notNull(condition.in), world.team).map((reason) => warning(path, reason));
    default:
      return [];
  }
}

function wrongWithAction(action: TriggerAction, path: string, world: TriggerWorld): TriggerProblem[] {
  const warn = (part: string, reasons: readonly string[]): TriggerProblem[] =>
    reasons.map((reason) => warning(`${path}.${part}`, reason));
  const texts = (part: string, text: { ru: string; en: string }): TriggerProblem[] =>
    (['ru', 'en'] as const).flatMap((locale) =>
      checkTemplate(text[locale], world.fields).map((name) =>
        broken(`${path}.${part}.${locale}`, `there is no variable {{${name}}}`),
      ),
    );
  switch (action.kind) {
    case 'distribute':
      return warn('ruleId', missing('rule of distribution', notNull([action.ruleId]), world.distributionRules));
    case 'send_message':
      return texts('text', action.text);
    case 'ask_gpt':
      return texts('prompt', action.prompt);
    case 'add_task':
      return [
        ...texts('title', action.title),
        ...warn('taskKind', missing('kind of task', [action.taskKind], world.taskKinds)),
        ...warn('assigneeId', missing('person in the team', notNull([action.assigneeId ?? null]), world.team)),
      ];
    case 'change_assignee':
      return action.to.kind === 'person'
        ? warn('to.operatorId', missing('person in the team', [action.to.operatorId], world.team))
        : [];
    case 'change_tags':
      return action.add.length + action.remove.length === 0 ? warn('add', ['it names no tag']) : [];
    case 'change_stage':
      return warn('stage', noStage(action.stage, world));
    case 'start_flow':
      return warn('flow', missing('flow', [action.flow], world.flows));
    case 'call_webhook':
      return warn('webhookId', missing('webhook that is on', [action.webhookId], world.webhooks));
  }
}

function noStage(path: string, { pipelines }: TriggerWorld): string[] {
  const isThere = pipelines.some(({ id, stages }) =>
    stages.some((stage) => visitOf(id, stage.id) === path && stage.leaving === null),
  );
  return isThere ? [] : [`there is no stage "${path}"`];
}

const noField = ({ of, fieldId }: { of: string; fieldId: string | null }): string =>
  `there is no field "${fieldId}" of a ${of}: it has been removed`;

const missing = (what: string, wanted: readonly string[], known: readonly string[] | null): string[] =>
  known === null ? [] : wanted.filter((id) => !known.includes(id)).map((id) => `there is no ${what} "${id}"`);

const notNull = (ids: readonly (string | null)[]): string[] => ids.filter((id) => id !== null);
const idsOf = (things: readonly { id: string }[]): string[] => things.map(({ id }) => id);
