import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Action } from '../../../src/domain/action.ts';
import type { Trigger } from '../../../src/domain/trigger.ts';
import type { Condition } from '../../../src/domain/triggers/condition.ts';
import type { TriggerOn } from '../../../src/domain/triggers/on.ts';
import { pastFires } from '../../../src/domain/triggers/past/past-fires.ts';
import { buildBusiness } from '../../support/build-business.ts';
import { addTag, all, buildTrigger, say } from '../../support/build-trigger.ts';
import { OPERATOR, type Story, says, startStory } from '../../support/trigger-story.ts';

type Step = { wait: number } & ({ kind: 'do'; action: Action } | { kind: 'hear'; answered: boolean; intent: string });

const stage = fc.constantFrom('new', 'qualification', 'booked', 'lost');
const tag = fc.constantFrom('a', 'b');
const action: fc.Arbitrary<Action> = fc.oneof(
  stage.map((stageId) => ({ kind: 'move_stage' as const, stageId, why: 'by hand' })),
  tag.map((title) => ({ kind: 'change_tags' as const, add: [title], remove: [] })),
  tag.map((title) => ({ kind: 'change_tags' as const, add: [], remove: [title] })),
  fc.constantFrom(null, 'olga', 'petr').map((operatorId) => ({ kind: 'assign' as const, operatorId, why: 'by hand' })),
  fc.constant({ kind: 'reply' as const, text: 'Добрый день' }),
  fc.constant({ kind: 'take' as const }),
  fc.constant({ kind: 'release' as const }),
  fc.constant({ kind: 'hand_off' as const, reason: 'complaint' as const, summary: '' }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ wait: fc.integer({ min: 1, max: 900 }), kind: fc.constant('do' as const), action }),
  fc.record({
    wait: fc.integer({ min: 1, max: 900 }),
    kind: fc.constant('hear' as const),
    answered: fc.boolean(),
    intent: fc.constantFrom('info.price', 'None'),
  }),
);

const on: fc.Arbitrary<TriggerOn> = fc.oneof(
  fc.constantFrom<TriggerOn>(
    { kind: 'dialog_created', contact: 'new' },
    { kind: 'stage_entered', stage: 'sales/booked' },
    { kind: 'stage_left', stage: null },
    { kind: 'assignee_changed' },
    { kind: 'tag_added', tag: 'a' },
    { kind: 'tag_removed', tag: null },
    { kind: 'message_received' },
    { kind: 'handed_off' },
    { kind: 'dialog_taken' },
  ),
  fc.integer({ min: 1, max: 600 }).map((minutes) => ({ kind: 'unanswered' as const, minutes })),
  fc.integer({ min: 1, max: 600 }).map((minutes) => ({ kind: 'customer_silent' as const, minutes })),
);
const condition: fc.Arbitrary<Condition> = fc
  .tuple(
    fc.constantFrom<Condition>(
      { kind: 'stage', in: ['sales/booked', 'sales/lost'], not: false },
      { kind: 'tag', of: 'dialog', in: ['a'], not: false },
      { kind: 'assignee', in: [null], not: false },
      { kind: 'working_hours', not: false },
      { kind: 'mode', in: ['bot'], not: false },
      { kind: 'intent', in: ['info.price'], not: false },
      { kind: 'handoff_reason', in: ['complaint'], not: false },
    ),
    fc.boolean(),
  )
  .map(([one, not]) => ({ ...one, not }));

const trigger: fc.Arbitrary<Trigger> = fc
  .record({
    on,
    conditions: fc.array(condition, { maxLength: 2 }),
    delay: fc.record({ minutes: fc.constantFrom(0, 0, 5, 700), businessHours: fc.boolean() }),
    cancelledBy: fc.subarray(['moved', 'replied'] as const),
    actions: fc.constantFrom([addTag('fired')], [say('Здравствуйте')], [addTag('a'), addTag('fired')]),
  })
  .map(({ conditions, actions, ...rest }) =>
    buildTrigger({ ...rest, actions: [...actions], when: all(...conditions), lateHours: 168 }),
  );

/** What is refused has not happened. */
function live(story: Story, steps: readonly Step[]): void {
  for (const one of steps) {
    story.wait(one.wait);
    if (one.kind === 'hear') {
      const { mode } = story.situation.dialog;
      story.hear('привет', ...(mode === 'bot' && one.answered ? [understood(story, one.intent), says('Ответ')] : []));
      continue;
    }
    try {
      story.do(OPERATOR, one.action);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
  }
  story.wait(10_000);
}

const understood = (story: Story, intent: string): Action => ({
  kind: 'understand',
  messageId: `m${story.messages.length + 1}`,
  intent,
  score: 1,
  outcome: 'flow',
});

describe('the dry run', () => {
  it('tells the very moments at which the trigger has fired, over any history', () => {
    fc.assert(
      fc.property(trigger, fc.array(step, { minLength: 1, maxLength: 14 }), (one, steps) => {
        const story = startStory([one], { business: buildBusiness({ quietHours: { from: '20:00', to: '08:00' } }) });
        const from = story.now;
        story.hear('здравствуйте', says('Добрый день'));
        live(story, steps);
        const fired = story.runs.filter(({ outcome }) => outcome === 'done' || outcome === 'refused');
        const { dialog, contact, business, fields } = story.situation;
        const told = pastFires({ dialog, contact, events: story.events }, one, {
          business,
          fields,
          from,
          to: new Date(story.now.getTime() + 1),
        });
        expect(told.map(({ due }) => due.toISOString()).sort()).toEqual(fired.map(({ at }) => at.toISOString()).sort());
      }),
      { numRuns: 250 },
    );
  });
});
