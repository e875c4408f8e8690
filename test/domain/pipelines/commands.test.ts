import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_PIPELINE } from '../../../src/domain/default-pipeline.ts';
import { firstStage, type Pipeline, stageAfter, takesNew } from '../../../src/domain/pipeline.ts';
import { applyCommand } from '../../../src/domain/pipelines/apply-command.ts';
import type { PipelineCommand } from '../../../src/domain/pipelines/command.ts';
import { newPipeline } from '../../../src/domain/pipelines/new-pipeline.ts';
import { heirOf, leavePipeline } from '../../../src/domain/pipelines/removal.ts';

const AT = new Date('2026-11-10T12:00:00Z');
const BY = { kind: 'operator', id: 'vera' } as const;

function edited(pipeline: Pipeline, ...commands: PipelineCommand[]): Pipeline {
  return commands.reduce((now, command) => {
    const changed = applyCommand(now, command);
    if (changed.kind === 'refused') throw new Error(changed.reason);
    return changed.value;
  }, pipeline);
}

const refusal = (pipeline: Pipeline, command: PipelineCommand): string => {
  const changed = applyCommand(pipeline, command);
  return changed.kind === 'refused' ? changed.reason : 'done';
};

const ids = ({ stages }: Pipeline): string[] => stages.map(({ id }) => id);
const leave = (stageId: string, to: string, how: 'removed' | 'merged' = 'removed'): PipelineCommand => ({
  kind: 'leave_stage',
  stageId,
  to,
  how,
  by: BY,
  at: AT,
});
const title = (text: string) => ({ ru: text, en: text });

describe('A pipeline', () => {
  it('is there from the start, with stages of every group of seed 004', () => {
    expect(new Set(DEFAULT_PIPELINE.stages.map(({ group }) => group))).toEqual(
      new Set(['active', 'successful', 'unsuccessful', 'not_a_request']),
    );
    expect(firstStage(DEFAULT_PIPELINE)?.id).toBe('new');
  });

  it('gets a new stage behind the last one of its group, as "add status" of seed 004 does', () => {
    const added = edited(DEFAULT_PIPELINE, { kind: 'add_stage', id: 'deal', title: title('Сделка'), group: 'active' });
    expect(ids(added).slice(0, 6)).toEqual(['new', 'qualification', 'booked', 'confirmed', 'deal', 'visited']);
    expect(added.version).toBe(2);
  });

  it('keeps the new name of a stage in the language in which it was typed', () => {
    const [first] = edited(DEFAULT_PIPELINE, {
      kind: 'change_stage',
      stageId: 'new',
      change: { title: { ru: 'Лид' } },
    }).stages;
    expect(first?.title).toEqual({ ru: 'Лид', en: 'New' });
  });

  it('is put into another order by placing one stage before another', () => {
    const placed = edited(DEFAULT_PIPELINE, { kind: 'place_stage', stageId: 'lost', before: 'new' });
    expect(ids(placed)[0]).toBe('lost');
    expect(firstStage(placed)?.id).toBe('new');
    expect(ids(edited(placed, { kind: 'place_stage', stageId: 'lost', before: null })).at(-1)).toBe('lost');
  });

  it('refuses to lose the last stage that new dialogs can begin in, by removal as by another group', () => {
    const small = newPipeline('b', title('B'));
    const one = edited(small, leave('in_work', 'new'));
    expect(refusal(one, leave('new', 'won'))).toContain('last stage');
    expect(refusal(one, { kind: 'change_stage', stageId: 'new', change: { group: 'successful' } })).toContain(
      'last stage',
    );
  });

  it('refuses a removal without a target that is there and stays', () => {
    expect(refusal(DEFAULT_PIPELINE, leave('booked', 'nowhere'))).toContain('no stage "nowhere"');
    expect(refusal(DEFAULT_PIPELINE, leave('booked', 'booked'))).toContain('its own target');
    expect(refusal(edited(DEFAULT_PIPELINE, leave('lost', 'new')), leave('booked', 'lost'))).toContain('being removed');
  });

  it('refuses a command about a stage that somebody has removed meanwhile, and says so', () => {
    const gone = edited(DEFAULT_PIPELINE, leave('lost', 'new'), { kind: 'drop_stage', stageId: 'lost', at: AT });
    expect(ids(gone)).not.toContain('lost');
    expect(refusal(gone, { kind: 'change_stage', stageId: 'lost', change: { hidden: true } })).toContain('somebody');
  });

  it('forgets a removed stage in its rules, and leads to the heir instead when it was merged', () => {
    const removed = edited(DEFAULT_PIPELINE, leave('booked', 'qualification'));
    expect(removed.rules.map(({ on }) => on)).not.toContain('appointment_booked');
    const merged = edited(DEFAULT_PIPELINE, leave('booked', 'confirmed', 'merged'));
    expect(stageAfter(merged, 'new', 'appointment_booked')).toBe('confirmed');
    expect(edited(DEFAULT_PIPELINE, leave('qualification', 'new')).requiredStages).toEqual([]);
  });

  it('lets nobody into a stage that is being removed, not even by a rule', () => {
    const leaving = edited(DEFAULT_PIPELINE, { kind: 'open_to', stageId: 'booked' });
    const stages = leaving.stages.map((stage) =>
      stage.id === 'booked'
        ? { ...stage, leaving: { pipelineId: 'sales', stageId: 'new', how: 'removed' as const, by: BY, since: AT } }
        : stage,
    );
    expect(stageAfter({ ...leaving, stages }, 'new', 'lead_created')).toBeNull();
  });

  it('finds where dialogs end up when the target is removed, too', () => {
    const pipeline = edited(DEFAULT_PIPELINE, leave('booked', 'confirmed'), leave('confirmed', 'visited'));
    expect(heirOf([pipeline], { pipelineId: 'sales', stageId: 'booked' })?.stage.id).toBe('visited');
  });

  it('moves an opened dialog on by a setting that can be changed and switched off', () => {
    expect(stageAfter(DEFAULT_PIPELINE, 'new', 'dialog_taken')).toBe('qualification');
    expect(stageAfter(DEFAULT_PIPELINE, 'booked', 'dialog_taken')).toBeNull();
    expect(stageAfter(edited(DEFAULT_PIPELINE, { kind: 'open_to', stageId: null }), 'new', 'dialog_taken')).toBeNull();
  });

  it('is not deleted while it is the last one or takes new dialogs, nor without a stage for its dialogs', () => {
    const other = newPipeline('other', title('Другая'));
    const all = [DEFAULT_PIPELINE, other];
    const by = { actor: BY, now: AT };
    const to = { pipelineId: 'sales', stageId: 'new' };
    expect(leavePipeline(other, [other], to, by)).toMatchObject({ reason: expect.stringContaining('last pipeline') });
    expect(leavePipeline(DEFAULT_PIPELINE, all, { pipelineId: 'other', stageId: 'new' }, by)).toMatchObject({
      reason: expect.stringContaining('default'),
    });
    expect(leavePipeline(other, all, { ...to, stageId: 'none' }, by)).toMatchObject({ kind: 'refused' });
    expect(leavePipeline(other, all, { pipelineId: 'other', stageId: 'new' }, by)).toMatchObject({ kind: 'refused' });
    expect(leavePipeline(other, all, to, by)).toMatchObject({ kind: 'done' });
  });
});

const NAMES = ['new', 'qualification', 'booked', 'visited', 'lost', 's1', 's2', 's3'];
const name = fc.constantFrom(...NAMES);
const group = fc.constantFrom('active' as const, 'successful' as const, 'unsuccessful' as const);
const command: fc.Arbitrary<PipelineCommand> = fc.oneof(
  fc.record({
    kind: fc.constant('add_stage' as const),
    id: name,
    title: fc.constant(title('Этап')),
    group,
    before: fc.option(name),
  }),
  fc.record({ kind: fc.constant('place_stage' as const), stageId: name, before: fc.option(name) }),
  fc.record({ stageId: name, group }).map(({ stageId, group: to }) => ({
    kind: 'change_stage' as const,
    stageId,
    change: { group: to },
  })),
  fc.record({ stageId: name, to: name }).map(({ stageId, to }) => leave(stageId, to)),
  fc.record({ kind: fc.constant('drop_stage' as const), stageId: name, at: fc.constant(AT) }),
  fc.record({ kind: fc.constant('require_stage' as const), stageId: name, required: fc.boolean() }),
  fc.record({ kind: fc.constant('allow_moves' as const), from: name, to: fc.option(fc.array(name, { maxLength: 3 })) }),
  fc.record({ kind: fc.constant('open_to' as const), stageId: fc.option(name) }),
);

describe('Whatever is asked of a pipeline, in whatever order', () => {
  it('keeps a stage for new dialogs, every id once, and no rule that names a stage which is gone', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        let pipeline = DEFAULT_PIPELINE;
        for (const one of commands) {
          const before = new Set(ids(pipeline));
          const changed = applyCommand(pipeline, one);
          if (changed.kind === 'refused') continue;
          pipeline = changed.value;
          // The order is one of the same stages, but for the one that came or went.
          const differing = ids(pipeline).filter((id) => !before.has(id)).length;
          expect(differing).toBeLessThanOrEqual(one.kind === 'add_stage' ? 1 : 0);
        }
        const staying = pipeline.stages.filter(({ leaving }) => leaving === null).map(({ id }) => id);
        expect(pipeline.stages.some(takesNew)).toBe(true);
        expect(new Set(ids(pipeline)).size).toBe(pipeline.stages.length);
        const named = [
          ...pipeline.rules.map(({ to }) => to),
          ...pipeline.requiredStages,
          ...pipeline.allowedMoves.flatMap(({ from, to }) => [from, ...to]),
          ...(pipeline.openedGoesTo === null ? [] : [pipeline.openedGoesTo]),
        ];
        for (const id of named) expect(staying).toContain(id);
      }),
    );
  });

  it('keeps the work of both when two people change different things of one stage, whoever was first', () => {
    const field = fc.constantFrom('contact.phone', 'contact.email', 'dialog.amount');
    const change = fc.oneof(
      fc.record({ probability: fc.integer({ min: 0, max: 100 }) }),
      fc.record({ hidden: fc.boolean() }),
      fc.record({ timeLimitHours: fc.integer({ min: 1, max: 100 }) }),
      fc.record({ requireFields: fc.array(field, { minLength: 1, maxLength: 1 }) }),
      fc.record({ title: fc.record({ ru: fc.constant('Имя') }) }),
      fc.record({ title: fc.record({ en: fc.constant('Name') }) }),
    );
    fc.assert(
      fc.property(change, change, (one, other) => {
        const touched = (part: object) =>
          JSON.stringify(Object.entries(part).map(([k, v]) => [k, Object.keys(v ?? 0)]));
        fc.pre(touched(one) !== touched(other) || 'requireFields' in one);
        const first: PipelineCommand = { kind: 'change_stage', stageId: 'booked', change: one };
        const second: PipelineCommand = { kind: 'change_stage', stageId: 'booked', change: other };
        const stageOf = ({ stages }: Pipeline) => {
          const stage = stages.find(({ id }) => id === 'booked');
          return { ...stage, requiredFields: stage?.requiredFields.toSorted() };
        };
        expect(stageOf(edited(DEFAULT_PIPELINE, first, second))).toEqual(
          stageOf(edited(DEFAULT_PIPELINE, second, first)),
        );
      }),
    );
  });
});
