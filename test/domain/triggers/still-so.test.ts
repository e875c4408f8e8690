import { describe, expect, it } from '@jest/globals';
import { DEFAULT_PIPELINE } from '../../../src/domain/default-pipeline.ts';
import { openDraft } from '../../../src/domain/perform/draft.ts';
import { perform } from '../../../src/domain/perform/perform.ts';
import { pastFires } from '../../../src/domain/triggers/past/past-fires.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildSituation } from '../../support/build-situation.ts';
import { all, buildTrigger, delayed } from '../../support/build-trigger.ts';
import { OPERATOR, type Story, says, startStory } from '../../support/trigger-story.ts';

const MINUTE = 60_000;
const DAY = 1_440;
const BOOK = { kind: 'book', serviceId: 'cut', staffId: 'anna', start: new Date('2026-11-05T12:00:00Z') } as const;
const CALL = { kind: 'hand_off', reason: 'customer_request', summary: '' } as const;
const PARTNERS = { ...DEFAULT_PIPELINE, id: 'partners', isDefault: false };
const move = (stageId: string, pipelineId = 'sales') => ({
  kind: 'move_stage' as const,
  pipelineId,
  stageId,
  why: 'by hand',
});
const fired = (story: Story) => story.runs.filter(({ outcome }) => outcome === 'done').map(({ at }) => at);

/** The moments at which the dry run says that the story's trigger would have fired. */
function dryRun(story: Story, from: Date): Date[] {
  const { dialog, contact, business, fields, triggers } = story.situation;
  const [trigger] = triggers;
  if (!trigger) throw new Error('The story has no trigger.');
  const to = new Date(story.now.getTime() + 1);
  const past = { dialog, contact, events: story.events };
  return pastFires(past, trigger, { business, fields, from, to }).map(({ due }) => due);
}

describe('a wait in the queue', () => {
  const trigger = buildTrigger({ on: { kind: 'unanswered', minutes: 10 } });
  const queued = () => {
    const story = startStory([trigger]);
    story.hear('позовите человека', says('Зову'), CALL);
    story.wait(5);
    story.hear('вы тут?');
    return story;
  };

  it.each(['take', 'release'] as const)('has one clock: %s after it has run out sets none anew', (kind) => {
    const story = queued();
    const begun = new Date(story.now.getTime() - 5 * MINUTE);
    story.wait(6);
    story.do(OPERATOR, { kind });
    story.wait(60);
    expect(fired(story)).toEqual([new Date(begun.getTime() + 10 * MINUTE)]);
    expect(dryRun(story, begun)).toEqual(fired(story));
  });

  it('that is taken earlier counts from the message that nobody has answered', () => {
    const story = queued();
    const written = story.now;
    story.wait(2);
    story.do(OPERATOR, { kind: 'take' });
    story.wait(60);
    expect(fired(story)).toEqual([new Date(written.getTime() + 10 * MINUTE)]);
  });
});

describe('a clock before a visit', () => {
  it('goes by the minutes that are set when it runs out', () => {
    const trigger = buildTrigger({ on: { kind: 'before_visit', minutes: 240 } });
    const story = startStory([trigger]);
    const from = story.now;
    story.hear('запишите меня', BOOK);
    story.settle({ triggers: [{ ...trigger, on: { kind: 'before_visit', minutes: 60 } }] });
    story.wait(5 * DAY);
    expect(fired(story)).toEqual([new Date('2026-11-05T11:00:00Z')]);
    expect(dryRun(story, from)).toEqual(fired(story));
  });

  it('is not called off by its own visit where “a visit is planned” calls it off', () => {
    const story = startStory([buildTrigger({ on: { kind: 'before_visit', minutes: 240 }, cancelledBy: ['visit'] })]);
    const from = story.now;
    story.hear('запишите меня', BOOK);
    story.wait(5 * DAY);
    expect(fired(story)).toEqual([new Date('2026-11-05T08:00:00Z')]);
    expect(dryRun(story, from)).toEqual(fired(story));
  });
});

describe('“the dialog has moved on”', () => {
  const trigger = buildTrigger({
    on: { kind: 'stage_entered', stage: 'sales/booked' },
    delay: delayed(60),
    cancelledBy: ['moved'],
  });

  it.each([
    ['to another stage and back', [move('confirmed'), move('booked')]],
    ['to the stage of that name in another pipeline', [move('booked', 'partners')]],
  ])('counts a move %s', (_where, moves) => {
    const story = startStory([trigger], { pipelines: [DEFAULT_PIPELINE, PARTNERS] });
    const from = story.now;
    story.hear('здравствуйте', says('Добрый день'));
    story.do(OPERATOR, move('booked'));
    for (const one of moves) {
      story.wait(10);
      story.do(OPERATOR, one);
    }
    story.wait(60);
    expect(story.ran()[0]).toMatchObject({ outcome: 'cancelled', reason: 'The dialog has moved on.' });
    expect(dryRun(story, from)).toEqual(fired(story));
  });
});

describe('a move of a dialog that is in the stage of that name in another pipeline', () => {
  const dialog = buildDialog({ pipelineId: 'partners', stageId: 'booked' });
  const situation = buildSituation({ dialog, pipeline: PARTNERS, pipelines: [DEFAULT_PIPELINE, PARTNERS] });
  const moving = (seen: { from: string; fromPipelineId?: string }) => {
    const draft = openDraft(situation, { now: new Date(0), actor: OPERATOR, newId: () => 'id' });
    return perform(draft, [{ ...move('new', 'partners'), ...seen }]);
  };

  it('is refused when the mover says in which one it was seen', () => {
    expect(moving({ from: 'booked', fromPipelineId: 'sales' })?.reason).toContain('Somebody has moved it meanwhile');
  });

  it('is done when the mover names the stage alone', () => {
    expect(moving({ from: 'booked' })).toBeUndefined();
  });
});

it('a label of a link may be called like what every object has', () => {
  const when = all({ kind: 'utm', label: 'constructor', in: ['spring'], not: false });
  const story = startStory([buildTrigger({ on: { kind: 'message_received' }, when })], {
    dialog: buildDialog({ origin: { source: 'site', utm: { medium: 'cpc' } } }),
  });
  expect(() => story.hear('здравствуйте')).not.toThrow();
  expect(fired(story)).toEqual([]);
});
