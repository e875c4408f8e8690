import type { TFunction } from 'i18next';
import type { EventView } from '../../http/views/event-view.ts';
import { verdictTitle } from '../conversion/verdict-words.ts';
import { isReason, whyAssigned } from '../team/why-assigned.ts';
import { breachWords } from './breach-words.ts';
import type { Names } from './names.ts';
import { toldType } from './told.ts';
import { whyWords } from './why-words.ts';

export interface EventWords {
  title: string;
  /** From where to where and why, a line each. */
  details: string[];
  /** How the move broke the regulation. */
  breaches: string[];
}

type Body = EventView['body'];

/** What has happened, in words; null for what a history does not tell, as messages. */
export function eventWords(t: TFunction, { body }: Pick<EventView, 'body'>, names: Names): EventWords | null {
  if (!toldType(body.type)) return null;
  return {
    title: titleOf(t, body, names) ?? t(`contacts.event.${body.type}`, { what: text(body.title) }),
    details: detailsOf(t, body, names).filter((line) => line !== ''),
    breaches: breachWords(t, body, names),
  };
}

function titleOf(t: TFunction, body: Body, names: Names): string | null {
  switch (body.type) {
    case 'stage_changed': {
      const to = idOf(body.toPipeline);
      return t('history.moved', {
        from: names.stage(text(body.from), idOf(body.fromPipeline), to),
        to: names.stage(text(body.to), to, idOf(body.fromPipeline)),
      });
    }
    case 'assignee_changed':
      return t('history.assigned', { from: personIn(t, body.from, names), to: personIn(t, body.to, names) });
    default:
      return null;
  }
}

function detailsOf(t: TFunction, body: Body, names: Names): string[] {
  switch (body.type) {
    case 'stage_changed':
      return [
        whyWords(t, text(body.why)),
        typeof body.lossReasonId === 'string'
          ? t('history.lossReason', { reason: names.lossReason(body.lossReasonId) })
          : '',
      ];
    case 'loss_reason_changed': {
      const nameOf = (id: unknown) => (typeof id === 'string' ? names.lossReason(id) : t('history.noReason'));
      return [t('history.change', { from: nameOf(body.from), to: nameOf(body.to) })];
    }
    case 'stage_overdue':
      return [
        t('history.limit', { stage: names.stage(text(body.stageId), idOf(body.pipelineId)), hours: body.limitHours }),
      ];
    case 'assignee_changed':
      return isReason(body.reason) && typeof body.to === 'string'
        ? [whyAssigned(t, body.reason, body.to, names.person)]
        : [whyWords(t, text(body.why))];
    case 'client_assigned':
      return [t('history.change', { from: personIn(t, body.from, names), to: personIn(t, body.to, names) })];
    case 'dialog_offered':
    case 'assignment_expired':
      return [personIn(t, body.operatorId, names)];
    case 'tags_changed':
      return [
        listed(body.added, (tags) => t('history.added', { tags })),
        listed(body.removed, (tags) => t('history.removed', { tags })),
      ];
    case 'fields_changed':
      return [fieldsIn(body, names)];
    case 'task_completed':
      return [text(body.result)];
    case 'offer_ordered':
    case 'offer_paid':
    case 'offer_failed':
      return [typeof body.amount === 'number' ? names.money(body.amount) : ''];
    case 'amount_changed': {
      const sumOf = (sum: unknown) => (typeof sum === 'number' ? names.money(sum) : '—');
      return [t('history.change', { from: sumOf(body.from), to: sumOf(body.to) })];
    }
    case 'conversion_judged':
      return [verdictTitle(t, text(body.verdict))];
    case 'contact_blocked':
      return [text(body.reason)];
    case 'handed_off':
      return text(body.summary).split('\n');
    default:
      return [];
  }
}

// Bodies of events are open: what is read of them is looked at before it is shown.
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const idOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const personIn = (t: TFunction, id: unknown, names: Names): string =>
  typeof id === 'string' ? names.person(id) : t('card.nobody').toLowerCase();

function listed(value: unknown, say: (list: string) => string): string {
  return Array.isArray(value) && value.length > 0 ? say(value.map(text).join(', ')) : '';
}

function fieldsIn({ on, fields }: Body, names: Names): string {
  if (!Array.isArray(fields)) return '';
  return fields.map((field: unknown) => names.field(`${text(on)}.field.${idIn(field)}`)).join(', ');
}

const idIn = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'id' in value ? text(value.id) : '';
