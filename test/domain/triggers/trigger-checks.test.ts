import { describe, expect, it } from '@jest/globals';
import { DEFAULT_PIPELINE } from '../../../src/domain/default-pipeline.ts';
import type { FieldDefinition } from '../../../src/domain/fields/field-definition.ts';
import { BUILT_IN_KINDS } from '../../../src/domain/tasks/task-kind.ts';
import { TriggerRules } from '../../../src/domain/trigger.ts';
import { inOpeningHours, isOpenAt, quietUntil } from '../../../src/domain/triggers/business-time.ts';
import { Condition } from '../../../src/domain/triggers/condition.ts';
import { cycleOf } from '../../../src/domain/triggers/cycles.ts';
import { datesReached, valuesFor } from '../../../src/domain/triggers/date-clock.ts';
import { holds } from '../../../src/domain/triggers/holds.ts';
import { problemsOf } from '../../../src/domain/triggers/problems.ts';
import { recipesFor } from '../../../src/domain/triggers/recipes.ts';
import { buildAppointment } from '../../support/build-appointment.ts';
import { buildBusiness } from '../../support/build-business.ts';
import { buildContact } from '../../support/build-contact.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { addTag, buildTrigger, delayed } from '../../support/build-trigger.ts';

const field = (id: string, on: 'contact' | 'dialog', kind: FieldDefinition['kind']): FieldDefinition => ({
  id,
  on,
  title: { ru: id, en: id },
  kind,
  options: [],
  position: 1,
  version: 1,
  removedAt: null,
});
const WORLD = {
  pipelines: [DEFAULT_PIPELINE],
  fields: [field('birthday', 'contact', 'date'), field('budget', 'dialog', 'number')],
  team: ['olga'],
  flows: ['book'],
  webhooks: [],
  plans: ['p1'],
  offers: [],
  distributionRules: ['default'],
  taskKinds: BUILT_IN_KINDS.map(({ id }) => id),
};

describe('a condition', () => {
  const now = new Date('2026-11-03T12:00:00Z');
  const judged = {
    now,
    business: buildBusiness(),
    fields: WORLD.fields,
    body: { type: 'handed_off', reason: 'complaint', summary: '' } as const,
    appointments: [buildAppointment({ start: new Date('2026-11-05T12:00:00Z') })],
    contact: buildContact({
      createdAt: new Date('2026-01-01T00:00:00Z'),
      tags: ['VIP'],
      consent: { granted: false, at: now, source: 'chat' },
    }),
    dialog: buildDialog({
      origin: { source: 'Instagram', utm: { campaign: 'Autumn' } },
      fields: { budget: 700 },
      tags: ['горячий'],
      amount: 5_000,
      planId: 'p1',
      lastIntent: 'info.price',
    }),
  };

  it.each([
    ['the pipeline', { kind: 'pipeline', in: ['sales'] }, { in: ['other'] }],
    ['the stage', { kind: 'stage', in: ['sales/new'] }, { in: ['other/new'] }],
    ['the channel', { kind: 'channel', in: ['web'] }, { in: ['telegram'] }],
    ['the source, in any case', { kind: 'source', in: ['instagram'] }, { in: ['vk'] }],
    ['a UTM label', { kind: 'utm', label: 'campaign', in: ['autumn'] }, { label: 'medium' }],
    ['a tag of the dialog', { kind: 'tag', of: 'dialog', in: ['Горячий', 'холодный'] }, { in: ['vip'] }],
    ['a tag of the contact', { kind: 'tag', of: 'contact', in: ['vip'] }, { in: ['горячий'] }],
    [
      'a field',
      { kind: 'field', of: 'dialog', fieldId: 'budget', is: { op: 'at_least', value: 700 } },
      { is: { op: 'at_most', value: 699 } },
    ],
    ['the intent of the last message', { kind: 'intent', in: ['info.price'] }, { in: ['book'] }],
    ['the amount', { kind: 'amount', is: 'at_least', value: 5_000 }, { is: 'at_most', value: 4_999 }],
    ['the person in charge', { kind: 'assignee', in: [null] }, { in: ['olga'] }],
    ['why it was handed over', { kind: 'handoff_reason', in: ['complaint'] }, { in: ['flow'] }],
    ['the plan', { kind: 'plan', in: ['p1'] }, { in: [null] }],
    ['the language', { kind: 'language', in: ['ru'] }, { in: ['en'] }],
    ['the consent', { kind: 'consent', is: 'refused' }, { is: 'granted' }],
    ['who leads', { kind: 'mode', in: ['bot'] }, { in: ['operator'] }],
    ['a planned visit', { kind: 'visit_planned' }, { confirmed: true }],
  ])('judges %s, and the other way round by “not”', (_what, so, otherwise) => {
    const one = (condition: object) => holds({ match: 'all', of: [Condition.parse(condition)] }, judged);
    expect([one(so), one({ ...so, not: true })]).toEqual([true, false]);
    expect([one({ ...so, ...otherwise }), one({ ...so, ...otherwise, not: true })]).toEqual([false, true]);
  });

  it('knows a contact that comes back from a new one', () => {
    const when = { match: 'all', of: [{ kind: 'returning', not: false }] } as const;
    const is = (createdAt: Date) =>
      holds({ ...when, of: [...when.of] }, { ...judged, contact: { ...judged.contact, createdAt } });
    expect([is(judged.contact.createdAt), is(judged.dialog.createdAt)]).toEqual([true, false]);
  });

  it('stands in groups, of which all or any have to hold', () => {
    const yes = Condition.parse({ kind: 'language', in: ['ru'] });
    const no = Condition.parse({ kind: 'language', in: ['en'] });
    expect(holds({ match: 'all', of: [yes, { match: 'any', of: [no, yes] }] }, judged)).toBe(true);
    expect(holds({ match: 'any', of: [no, { match: 'all', of: [yes, no] }] }, judged)).toBe(false);
    expect(holds({ match: 'any', of: [] }, judged)).toBe(true);
  });
});

describe('the hours of the business', () => {
  const business = buildBusiness({ quietHours: { from: '21:00', to: '09:00' } });
  const at = (text: string) => new Date(text);

  it('are by its own clock: 08:59 and 18:00 in Moscow are closed, 09:00 is open', () => {
    const times = ['2026-11-03T05:59:00Z', '2026-11-03T06:00:00Z', '2026-11-03T14:59:00Z', '2026-11-03T15:00:00Z'];
    expect(times.map((time) => isOpenAt(business, at(time)))).toEqual([false, true, true, false]);
  });

  it('begin again on the next open day', () => {
    expect(inOpeningHours(business, at('2026-11-07T16:00:00Z'))).toEqual(at('2026-11-09T06:00:00Z'));
    expect(inOpeningHours(business, at('2026-11-03T03:00:00Z'))).toEqual(at('2026-11-03T06:00:00Z'));
  });

  it('are quiet over midnight', () => {
    expect(quietUntil(business, at('2026-11-03T18:00:00Z'))).toEqual(at('2026-11-04T06:00:00Z'));
    expect(quietUntil(business, at('2026-11-04T02:00:00Z'))).toEqual(at('2026-11-04T06:00:00Z'));
    expect(quietUntil(business, at('2026-11-04T06:00:00Z'))).toBeNull();
  });
});

describe('a date that comes back yearly', () => {
  const on = { kind: 'date_reached', of: 'contact', fieldId: 'birthday', days: -3, at: '10:00', yearly: true } as const;

  it('is reached three days before, at ten in the zone of the business', () => {
    const [from, to] = [new Date('2026-11-03T06:59:00Z'), new Date('2026-11-03T07:01:00Z')];
    expect(datesReached(on, from, to, 'Europe/Moscow')).toEqual(['2026-11-06']);
    expect(datesReached(on, from, new Date('2026-11-03T07:00:00Z'), 'Europe/Moscow')).toEqual([]);
  });

  it('is any year’s, and 29 February is kept on the 28th in other years', () => {
    expect(valuesFor(on, '2026-11-06')).toContain('1990-11-06');
    expect(valuesFor(on, '2027-02-28')).toContain('1992-02-29');
    expect(valuesFor(on, '2028-02-28')).not.toContain('1992-02-29');
    expect(valuesFor({ ...on, yearly: false }, '2026-11-06')).toEqual(['2026-11-06']);
  });
});

describe('a circle of triggers', () => {
  const tagger = (id: string, hears: string, adds: string) =>
    buildTrigger({ id, on: { kind: 'tag_added', tag: hears }, actions: [addTag(adds)], delay: delayed(id.length) });

  it('is found however long it is and however its tags are spelled', () => {
    const triggers = [tagger('a', 'x', 'Y'), tagger('b', 'y', 'z'), tagger('c', 'Z', 'x')];
    expect(cycleOf(triggers, 'b')).toEqual(['b', 'c', 'a', 'b']);
    expect(cycleOf([...triggers.slice(0, 2), { ...tagger('c', 'Z', 'x'), enabled: false }], 'b')).toBeNull();
  });

  it('is none where one only hears itself, since it ignores that', () => {
    expect(cycleOf([tagger('a', 'x', 'x')], 'a')).toBeNull();
  });

  it('is found over stages and tasks', () => {
    const change = { kind: 'change_stage' as const, stage: 'sales/new', lossReasonId: null };
    const task = { kind: 'add_task' as const, taskKind: 'call', title: { ru: 'х', en: 'x' }, dueInMinutes: 5 };
    const one = buildTrigger({ id: 'one', on: { kind: 'task_overdue' }, actions: [change] });
    const two = buildTrigger({ id: 'two', on: { kind: 'stage_entered', stage: 'sales/new' }, actions: [task] });
    expect(cycleOf([one, two], 'one')).toEqual(['one', 'two', 'one']);
  });
});

describe('recipes', () => {
  it('are valid triggers of this business, in both languages, and run in no circle with each other', () => {
    const recipes = recipesFor(WORLD.pipelines, WORLD.fields);
    expect(recipes.map(({ id }) => id)).toEqual(expect.arrayContaining(['lost-lead', 'congratulate-birthday']));
    const triggers = recipes.map(({ id, rules }, position) => ({
      ...TriggerRules.parse(rules),
      id,
      position,
      version: 1,
    }));
    for (const trigger of triggers) {
      expect({ id: trigger.id, problems: problemsOf(trigger, WORLD) }).toEqual({ id: trigger.id, problems: [] });
      expect(cycleOf(triggers, trigger.id)).toBeNull();
    }
  });

  it('that need a stage or a date are left out where there is none', () => {
    const ids = recipesFor([], []).map(({ id }) => id);
    expect(ids).not.toContain('lost-lead');
    expect(ids).toContain('win-back');
  });
});
