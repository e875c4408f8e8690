import { describe, expect, it } from '@jest/globals';
import { eventWords } from '../../../src/console/history/event-words.ts';
import { namesFrom } from '../../../src/console/history/names.ts';
import { whoDid } from '../../../src/console/history/who-did.ts';
import { whyWords } from '../../../src/console/history/why-words.ts';
import type { EventView } from '../../../src/http/views/event-view.ts';
import { translate } from '../translate.ts';

const t = translate('ru');
const pipeline = (id: string, title: string, stages: readonly [string, string][]) => ({
  id,
  title: { ru: title, en: id },
  stages: stages.map(([stageId, name]) => ({
    id: stageId,
    title: { ru: name, en: stageId },
    group: 'active' as const,
    colour: '#fff',
    probability: 0,
    hidden: false,
    timeLimitHours: null,
    requiredFields: [],
    leavingTo: null,
  })),
  lossReasons: [{ id: 'price', title: { ru: 'Дорого', en: 'Price' }, retired: false }],
});
const names = namesFrom({
  t,
  locale: 'ru',
  currency: 'RUB',
  pipelines: [
    pipeline('sales', 'Продажи', [
      ['new', 'Новый'],
      ['booked', 'Записан'],
      ['lost', 'Потерян'],
    ]),
    pipeline('repeat', 'Повторные', [['new', 'Вернулся']]),
  ],
  fields: [{ id: 'city', on: 'contact', title: { ru: 'Город', en: 'City' } }],
  team: [{ id: 'anna', name: 'Анна' }],
  triggers: [{ id: 'tr1', title: { ru: 'Напомнить', en: 'Remind' } }],
});
const words = (body: EventView['body']) => eventWords(t, { body }, names);

describe('the history of a dialog', () => {
  it('tells from which stage to which, and why', () => {
    const body = { type: 'stage_changed' as const, from: 'new', to: 'lost', toPipeline: 'sales', why: 'by hand' };
    expect(words({ ...body, fromPipeline: 'sales', lossReasonId: 'price' })).toEqual({
      title: '«Новый» → «Потерян»',
      details: ['вручную', 'Причина: Дорого'],
      breaches: [],
    });
  });

  it('names the pipelines where a dialog went from one to another', () => {
    const body = { type: 'stage_changed' as const, from: 'booked', to: 'new', why: '' };
    expect(words({ ...body, fromPipeline: 'sales', toPipeline: 'repeat' })?.title).toBe(
      'Продажи: «Записан» → Повторные: «Вернулся»',
    );
  });

  it('marks a move that was let through past the regulation, and says which rule it broke', () => {
    const body = { type: 'stage_changed' as const, from: 'new', to: 'lost', toPipeline: 'sales', why: 'by hand' };
    const offRegulation = [
      { rule: 'required_stages', stages: ['booked'] },
      { rule: 'allowed_moves' },
      { rule: 'required_fields', fields: ['contact.phone', 'contact.field.city'] },
    ];
    expect(words({ ...body, offRegulation })?.breaches).toEqual([
      'пропущены обязательные этапы: «Записан»',
      'такой переход не разрешён',
      'не заполнены поля: Телефон, Город',
    ]);
  });

  it('tells why a manager got it, by the rule of distribution', () => {
    const reason = { ruleId: 'r', code: 'share', cause: 'asked', pool: [{ operatorId: 'anna', count: 2, weight: 1 }] };
    const body = { type: 'assignee_changed' as const, from: null, to: 'anna', why: 'x' };
    expect(words({ ...body, reason: { ...reason, passed: [], waitedMs: 0 } })).toEqual({
      title: 'Ответственный: никто → Анна',
      details: ['Подошла очередь: до этого получено 2, выбирали из 1.'],
      breaches: [],
    });
  });

  it('tells of tags, tasks, loss reasons, orders and a stage that took too long', () => {
    expect(words({ type: 'tags_changed', added: ['vip'], removed: [] })?.details).toEqual(['Добавлены: vip']);
    expect(words({ type: 'task_overdue', title: 'Позвонить' })?.title).toBe('Просрочена задача: Позвонить');
    expect(words({ type: 'loss_reason_changed', from: null, to: 'price' })?.details).toEqual(['без причины → Дорого']);
    expect(words({ type: 'stage_overdue', pipelineId: 'sales', stageId: 'new', limitHours: 4 })?.details).toEqual([
      '«Новый»: лимит 4 ч',
    ]);
    expect(words({ type: 'offer_paid', amount: 1500 })?.details[0]).toMatch(/1\s500/);
    expect(words({ type: 'dialog_reopened' })?.title).toBe('Закрытие отменено');
    expect(words({ type: 'fields_changed', on: 'contact', fields: [{ id: 'city' }] })?.details).toEqual(['Город']);
  });

  it('leaves messages to the thread, and shows a body that it does not understand without failing', () => {
    expect(words({ type: 'message_received' })).toBeNull();
    expect(words({ type: 'stage_changed', offRegulation: 'odd' })).toEqual({
      title: '«» → «»',
      details: [],
      breaches: [],
    });
  });

  it('says who did it: a person, one who has left, the bot, a trigger by its name, Bitrix24', () => {
    const by = (actor: EventView['actor'], why = '') =>
      whoDid(t, { actor, body: { type: 'stage_changed', why } }, names);
    expect(by({ kind: 'operator', id: 'anna' })).toBe('Анна');
    expect(by({ kind: 'operator', id: 'gone' })).toBe('бывший сотрудник');
    expect(by({ kind: 'bot' })).toBe('бот');
    expect(by({ kind: 'trigger', id: 'tr1' })).toBe('триггер «Напомнить»');
    expect(by({ kind: 'trigger', id: 'gone' })).toBe('триггер');
    expect(by({ kind: 'api' }, 'Bitrix24: WON')).toBe('Bitrix24');
    expect(by({ kind: 'api' })).toBe('другая программа');
    expect(by({ kind: 'api', id: 'key-1', name: 'Склад' })).toBe('Склад');
  });

  it('says known reasons in the language of the reader, and leaves those that people wrote', () => {
    const en = translate('en');
    expect(whyWords(t, 'rule: appointment_booked')).toBe('по правилу воронки: Записался на визит');
    expect(whyWords(en, 'bulk 0123')).toBe('by a bulk action');
    expect(whyWords(t, 'client of the plan "Зима"')).toBe('клиент плана «Зима»');
    expect(whyWords(t, 'просил перенести')).toBe('просил перенести');
  });
});
