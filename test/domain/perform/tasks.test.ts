import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Action } from '../../../src/domain/action.ts';
import type { Draft } from '../../../src/domain/perform/draft.ts';
import { openDraft } from '../../../src/domain/perform/draft.ts';
import { perform } from '../../../src/domain/perform/perform.ts';
import type { Task } from '../../../src/domain/task.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildDraft, buildMoment, buildSituation, MOMENT } from '../../support/build-situation.ts';
import { buildTask } from '../../support/build-task.ts';

const types = ({ changes }: Draft) => changes.events.map(({ body }) => body.type);
const add = (more: object = {}): Action => ({
  kind: 'add_task',
  taskKind: 'call',
  title: 'Позвонить',
  dueInMinutes: 60,
  ...more,
});
const draftWith = (...tasks: Task[]) =>
  buildDraft({ tasks, triggers: [], dialog: buildDialog({ taskDue: tasks[0]?.due ?? null }) });

describe('A task', () => {
  it('is added with a kind, a due moment and a person: the dialog’s own unless another one is named', () => {
    const draft = buildDraft({ dialog: buildDialog({ assigneeId: 'olga' }), triggers: [] });
    const due = '2026-11-05T12:00:00+03:00';
    perform(draft, [add(), add({ dueInMinutes: undefined, due, assigneeId: 'petr', taskKind: 'meeting' })]);
    expect(draft.changes.tasks).toMatchObject([
      { kind: 'call', assigneeId: 'olga', due: new Date('2026-11-03T16:00:00Z'), state: 'open', version: 0 },
      { kind: 'meeting', assigneeId: 'petr', due: new Date('2026-11-05T09:00:00Z') },
    ]);
    expect(draft.changes.dialog.taskDue).toEqual(new Date('2026-11-03T16:00:00Z'));
    expect(draft.changes.timers.map(({ due: at }) => at)).toEqual(draft.changes.tasks.map((task) => task.due));
  });

  it('may be of a kind that the business has made, and not of one that is unknown or removed', () => {
    const kind = { id: 'visit', title: { ru: 'Выезд', en: 'Visit' }, position: 1, version: 1, removedAt: null };
    expect(perform(buildDraft({ taskKinds: [kind] }), [add({ taskKind: 'visit' })])).toBeUndefined();
    const gone = { ...kind, removedAt: MOMENT };
    expect(perform(buildDraft({ taskKinds: [gone] }), [add({ taskKind: 'visit' })])?.kind).toBe('refused');
    expect(perform(buildDraft(), [add({ taskKind: 'nonsense' })])?.reason).toContain('nonsense');
  });

  it.each([
    ['for nobody of the team', { assigneeId: 'stranger' }],
    ['without a due moment', { dueInMinutes: undefined }],
    ['due in another century', { dueInMinutes: undefined, due: '2126-01-01T00:00:00Z' }],
  ])('%s is refused with the reason', (_, more) => {
    const draft = buildDraft();
    expect(perform(draft, [add(more)])?.reason).toMatch(/\w+ \w+/u);
  });

  it('that a trigger has added keeps the chain of causes, so that no trigger goes round by an overdue task', () => {
    const added = buildDraft({ triggers: [] }, { causes: ['chase'] });
    perform(added, [add()]);
    expect(added.changes.tasks[0]?.causes).toEqual(['chase']);
    const overdue = draftWith(buildTask({ causes: ['chase'] }));
    perform(overdue, [{ kind: 'tell_overdue', taskId: 'task-1' }]);
    expect(overdue.changes.events).toMatchObject([{ body: { type: 'task_overdue' }, causes: ['chase'] }]);
  });

  it('is completed once, with what came of it, however often it is ticked off', () => {
    const draft = draftWith(buildTask());
    const tick: Action = { kind: 'complete_task', taskId: 'task-1', result: 'Придёт в пятницу' };
    perform(draft, [tick, tick]);
    expect(types(draft)).toEqual(['task_completed']);
    expect(draft.changes.tasks).toMatchObject([{ state: 'done', result: 'Придёт в пятницу', closedAt: MOMENT }]);
    expect(draft.changes.dialog.taskDue).toBeNull();
  });

  it('that repeats makes the next one when it is completed, and takes it back when the completion is taken back', () => {
    const repeat = { rule: { every: 'day' as const }, at: '12:00' };
    const draft = draftWith(buildTask({ repeat }));
    perform(draft, [{ kind: 'complete_task', taskId: 'task-1' }]);
    expect(types(draft)).toEqual(['task_completed', 'task_added']);
    expect(draft.changes.tasks[1]).toMatchObject({ after: 'task-1', due: new Date('2026-11-05T09:00:00Z'), repeat });
    perform(draft, [{ kind: 'reopen_task', taskId: 'task-1' }]);
    expect(draft.changes.tasks.map(({ after, state }) => [after, state])).toEqual(
      expect.arrayContaining([
        ['task-1', 'cancelled'],
        [null, 'open'],
      ]),
    );
    expect(draft.changes.dialog.taskDue).toEqual(buildTask().due);
  });

  it('that was cancelled makes no next one', () => {
    const draft = draftWith(buildTask({ repeat: { rule: { every: 'day' }, at: '12:00' } }));
    perform(draft, [{ kind: 'cancel_task', taskId: 'task-1' }]);
    expect(types(draft)).toEqual(['task_cancelled']);
  });

  it('is not overwritten by somebody who has seen an older version of it', () => {
    const draft = draftWith(buildTask({ version: 3 }));
    const change: Action = { kind: 'change_task', taskId: 'task-1', title: 'Другое', version: 2 };
    expect(perform(draft, [change])?.reason).toContain('meanwhile');
    expect(perform(draft, [{ ...change, version: 3 }])).toBeUndefined();
  });

  it('moved to later keeps the time of day of its series', () => {
    const draft = draftWith(buildTask({ repeat: { rule: { every: 'day' }, at: '12:00' } }));
    perform(draft, [{ kind: 'change_task', taskId: 'task-1', due: '2026-11-04T10:00:00Z' }]);
    expect(draft.changes.tasks[0]?.repeat?.at).toBe('12:00');
  });

  it('of another dialog is not to be found', () => {
    expect(perform(draftWith(buildTask()), [{ kind: 'complete_task', taskId: 'other' }])?.reason).toContain(
      'no such task',
    );
  });
});

/** Steps on a dialog whose tasks are kept as the database would keep them. */
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('add', 'complete', 'reopen', 'change', 'cancel', 'overdue'),
    which: fc.nat(5),
    minutes: fc.integer({ min: -500, max: 5000 }),
    repeats: fc.boolean(),
  }),
  { maxLength: 25 },
);

describe('The earliest due moment of a dialog', () => {
  it('is that of its open tasks after whatever happens to them, and each open task has a timer for its moment', () => {
    fc.assert(
      fc.property(steps, (history) => {
        let dialog = buildDialog();
        const kept = new Map<string, Task>();
        const timers = new Set<string>();
        history.forEach((step, index) => {
          const id = [...kept.keys()][step.which] ?? 'none';
          const action = actionOf(step, id);
          const tasks =
            step.kind === 'add'
              ? undefined
              : [...kept.values()].filter((task) => task.state === 'open' || task.id === id);
          const situation = buildSituation({ dialog, triggers: [], ...(tasks && { tasks }) });
          let ids = 0;
          const draft = openDraft(situation, buildMoment({ newId: () => `${index}-${++ids}` }));
          if (perform(draft, [action])) return;
          dialog = draft.changes.dialog;
          for (const task of draft.changes.tasks) kept.set(task.id, { ...task, version: task.version + 1 });
          for (const timer of draft.changes.timers) {
            expect(timers.has(timer.id)).toBe(false);
            timers.add(timer.id);
          }
        });
        const open = [...kept.values()].filter(({ state }) => state === 'open');
        const earliest = Math.min(...open.map(({ due }) => due.getTime()));
        expect(dialog.taskDue?.getTime() ?? Number.POSITIVE_INFINITY).toBe(earliest);
        for (const task of open) {
          if (task.overdueFor?.getTime() === task.due.getTime()) continue;
          expect([...timers].some((id) => id.startsWith(`overdue:${task.id}:${task.due.getTime()}:`))).toBe(true);
        }
      }),
    );
  });
});

function actionOf(
  { kind, minutes, repeats }: { kind: string; minutes: number; repeats: boolean },
  taskId: string,
): Action {
  const due = new Date(MOMENT.getTime() + minutes * 60_000).toISOString();
  const repeat = repeats ? { every: 'day' as const } : null;
  if (kind === 'add') return { kind: 'add_task', taskKind: 'call', title: 'x', due, repeat };
  if (kind === 'complete') return { kind: 'complete_task', taskId };
  if (kind === 'reopen') return { kind: 'reopen_task', taskId };
  if (kind === 'cancel') return { kind: 'cancel_task', taskId };
  if (kind === 'overdue') return { kind: 'tell_overdue', taskId };
  return { kind: 'change_task', taskId, due };
}
