import { describe, expect, it } from '@jest/globals';
import { DEFAULT_PIPELINE } from '../../../src/domain/default-pipeline.ts';
import type { Actor } from '../../../src/domain/event.ts';
import type { Situation } from '../../../src/domain/perform/draft.ts';
import { perform } from '../../../src/domain/perform/perform.ts';
import { fireStageLimit } from '../../../src/domain/perform/stage-limit.ts';
import type { Pipeline, Stage } from '../../../src/domain/pipeline.ts';
import { newPipeline } from '../../../src/domain/pipelines/new-pipeline.ts';
import { buildContact } from '../../support/build-contact.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildDraft, MOMENT } from '../../support/build-situation.ts';

const PARTNERS = newPipeline('partners', { ru: 'Партнёры', en: 'Partners' });
const PERSON: Actor = { kind: 'operator', id: 'olga' };

interface Given {
  pipeline?: Partial<Pipeline>;
  stage?: { id: string } & Partial<Stage>;
  at?: string;
  visited?: string[];
  situation?: Partial<Situation>;
  actor?: Actor;
}

function draftOf({ pipeline: own = {}, stage, at = 'new', visited, situation, actor = PERSON }: Given) {
  const changed: Pipeline = { ...DEFAULT_PIPELINE, ...own };
  const pipeline = {
    ...changed,
    stages: changed.stages.map((one) => (one.id === stage?.id ? { ...one, ...stage } : one)),
  };
  return buildDraft(
    {
      pipeline,
      pipelines: [pipeline, PARTNERS],
      triggers: [],
      dialog: buildDialog({ pipelineId: 'sales', stageId: at, visited: visited ?? [`sales/${at}`] }),
      ...situation,
    },
    { actor },
  );
}

type Move = { stageId: string; pipelineId?: string; from?: string; lossReasonId?: string; fields?: object };

function move(given: Given, action: Move) {
  const draft = draftOf(given);
  const refused = perform(draft, [{ kind: 'move_stage', why: 'by hand', ...action } as never]);
  const { dialog, contact, events, timers } = draft.changes;
  const moves = events.flatMap(({ body }) => (body.type === 'stage_changed' ? body : []));
  return { refused: refused?.reason ?? null, dialog, contact, moved: moves[0] ?? null, events, timers };
}

describe('A move to another stage', () => {
  it('leaves who moved it, from where and why, and is written down as a visit once', () => {
    const { dialog, moved } = move({ at: 'qualification' }, { stageId: 'booked' });
    expect(moved).toEqual({
      type: 'stage_changed',
      from: 'qualification',
      to: 'booked',
      fromPipeline: 'sales',
      toPipeline: 'sales',
      why: 'by hand',
    });
    expect(dialog.visited).toEqual(['sales/qualification', 'sales/booked']);
    const back = move({ at: 'booked', visited: ['sales/new', 'sales/booked'] }, { stageId: 'new' });
    expect(back.dialog.visited).toEqual(['sales/new', 'sales/booked']);
  });

  it('to another pipeline keeps one line of history', () => {
    const { dialog, moved } = move({ at: 'qualification' }, { stageId: 'new', pipelineId: 'partners' });
    expect(dialog).toMatchObject({
      pipelineId: 'partners',
      stageId: 'new',
      visited: ['sales/qualification', 'partners/new'],
    });
    expect(moved).toMatchObject({ fromPipeline: 'sales', toPipeline: 'partners' });
  });

  it('is refused when somebody has moved the card meanwhile, naming where it is now', () => {
    const { refused } = move({ at: 'booked' }, { stageId: 'confirmed', from: 'new' });
    expect(refused).toContain('in "Booked" now');
    // The second of two who wanted the same finds it done.
    expect(move({ at: 'booked' }, { stageId: 'booked', from: 'new' }).refused).toBeNull();
  });

  it('is refused to a stage that is not there or is being removed', () => {
    const leaving = { pipelineId: 'sales', stageId: 'new', how: 'removed' as const, by: PERSON, since: MOMENT };
    expect(move({}, { stageId: 'nowhere' }).refused).toContain('no stage "nowhere"');
    expect(move({}, { stageId: 'new', pipelineId: 'none' }).refused).toContain('no pipeline "none"');
    expect(move({ stage: { id: 'booked', leaving } }, { stageId: 'booked' }).refused).toContain('being removed');
  });

  it('out of a stage that is being removed is held up by nothing, and triggers are told to leave it alone', () => {
    const leaving = { pipelineId: 'sales', stageId: 'booked', how: 'removed' as const, by: PERSON, since: MOMENT };
    const { refused, moved } = move(
      { pipeline: { strictness: 'refuse' }, stage: { id: 'new', leaving } },
      { stageId: 'booked' },
    );
    expect(refused).toBeNull();
    expect(moved).toMatchObject({ isUpkeep: true });
    expect(moved).not.toHaveProperty('offRegulation');
  });
});

describe('The regulation of seed 002', () => {
  it('refuses to jump over a required stage, and says which one', () => {
    const { refused } = move({ pipeline: { strictness: 'refuse' } }, { stageId: 'booked' });
    expect(refused).toContain('"Qualification" before "Booked"');
  });

  it('lets such a move through and marks it where it is set so', () => {
    const { refused, moved } = move({ pipeline: { strictness: 'mark' } }, { stageId: 'booked' });
    expect(refused).toBeNull();
    expect(moved).toMatchObject({ offRegulation: [{ rule: 'required_stages', stages: ['qualification'] }] });
  });

  it('knows a dialog that has been in the required stage before', () => {
    const given = { pipeline: { strictness: 'refuse' as const }, visited: ['sales/new', 'sales/qualification'] };
    expect(move(given, { stageId: 'booked' })).toMatchObject({ refused: null });
  });

  it('lets a request be given up, or taken for none, from any stage', () => {
    for (const stageId of ['lost', 'not_a_request']) {
      const { refused, moved } = move({ pipeline: { strictness: 'refuse' } }, { stageId });
      expect(refused).toBeNull();
      expect(moved).not.toHaveProperty('offRegulation');
    }
  });

  it('allows only the moves that are named for a stage', () => {
    const allowedMoves = [{ from: 'qualification', to: ['booked', 'lost'] }];
    const given = { pipeline: { allowedMoves, strictness: 'refuse' as const }, at: 'qualification' };
    expect(move(given, { stageId: 'booked' }).refused).toBeNull();
    expect(move(given, { stageId: 'visited' }).refused).toContain('allows only: "Booked", "Lost"');
  });

  it('never stops what moves by itself: a trigger, the bot, a rule of the pipeline', () => {
    const pipeline = { strictness: 'refuse' as const };
    const { refused, moved } = move({ pipeline, actor: { kind: 'trigger', id: 't' } }, { stageId: 'booked' });
    expect(refused).toBeNull();
    expect(moved).toMatchObject({ offRegulation: [expect.objectContaining({ rule: 'required_stages' })] });
  });

  it('moves an opened new dialog to qualification, whoever opens it', () => {
    const draft = draftOf({ pipeline: { strictness: 'refuse' } });
    expect(perform(draft, [{ kind: 'take' }])).toBeUndefined();
    expect(draft.changes.dialog.stageId).toBe('qualification');
  });
});

describe('Required fields', () => {
  const stage = { id: 'booked', requiredFields: ['contact.phone', 'dialog.amount'] };
  const noPhone = { contact: buildContact({ phone: null }) };

  it('are named to whoever moves a dialog without them', () => {
    const { refused } = move({ stage, at: 'qualification', situation: noPhone }, { stageId: 'booked' });
    expect(refused).toContain('contact.phone, dialog.amount');
  });

  it('can be filled in with the move', () => {
    const fields = { 'contact.phone': '8 918 555-01-12', 'dialog.amount': 1500 };
    const { refused, dialog, contact } = move(
      { stage, at: 'qualification', situation: noPhone },
      { stageId: 'booked', fields },
    );
    expect(refused).toBeNull();
    expect(contact.phone).toBe('+79185550112');
    expect(dialog).toMatchObject({ stageId: 'booked', amount: 1500 });
  });

  it('are refused when what is filled in is none', () => {
    const fields = { 'contact.phone': 'нет' };
    expect(move({ stage, at: 'qualification' }, { stageId: 'booked', fields }).refused).toContain('contact.phone must');
    expect(move({ at: 'qualification' }, { stageId: 'booked', fields: { 'dialog.field.none': 1 } }).refused).toContain(
      'no field',
    );
  });

  it('do not hold up the bot: its move is marked', () => {
    const { refused, moved } = move(
      { stage, at: 'qualification', situation: noPhone, actor: { kind: 'bot' } },
      { stageId: 'booked' },
    );
    expect(refused).toBeNull();
    expect(moved?.offRegulation).toEqual([{ rule: 'required_fields', fields: ['contact.phone', 'dialog.amount'] }]);
  });
});

describe('A loss reason', () => {
  it('comes with the move to an unsuccessful stage and goes when the dialog leaves it', () => {
    const lost = move({}, { stageId: 'lost', lossReasonId: 'price' });
    expect(lost.dialog.lossReasonId).toBe('price');
    expect(lost.moved).toMatchObject({ lossReasonId: 'price' });
    const situation = { dialog: lost.dialog };
    expect(move({ situation }, { stageId: 'new' }).dialog.lossReasonId).toBeNull();
  });

  it('is refused when the list does not have it, and asked for where it is required', () => {
    expect(move({}, { stageId: 'lost', lossReasonId: 'weather' }).refused).toContain('no loss reason "weather"');
    const required = { pipeline: { lossReasonRequired: true } };
    expect(move(required, { stageId: 'lost' }).refused).toContain('needs a loss reason: price');
    expect(move({ ...required, actor: { kind: 'bot' } }, { stageId: 'lost' }).refused).toBeNull();
  });

  it('can be changed while the dialog is lost', () => {
    const given = { situation: { dialog: buildDialog({ stageId: 'lost', lossReasonId: 'price' }) } };
    const { dialog, events } = move(given, { stageId: 'lost', lossReasonId: 'silent' });
    expect(dialog.lossReasonId).toBe('silent');
    expect(events.map(({ body }) => body.type)).toEqual(['loss_reason_changed']);
  });
});

describe('The time limit of a stage', () => {
  const stage = { id: 'booked', timeLimitHours: 24 };

  it('runs from the moment in which a dialog enters', () => {
    const { timers } = move({ stage, at: 'qualification' }, { stageId: 'booked' });
    expect(timers).toMatchObject([
      { due: new Date(MOMENT.getTime() + 86_400_000), work: { kind: 'stage_limit', stageId: 'booked' } },
    ]);
  });

  const work = { kind: 'stage_limit' as const, pipelineId: 'sales', stageId: 'booked', since: MOMENT };
  const later = (hours: number) => new Date(MOMENT.getTime() + hours * 3_600_000);
  const fire = (given: Given, hours: number, dialog = {}) => {
    const draft = draftOf({
      ...given,
      situation: { dialog: buildDialog({ stageId: 'booked', stageSince: MOMENT, ...dialog }) },
    });
    const moved = { ...draft, moment: { ...draft.moment, now: later(hours) } };
    return { told: fireStageLimit(moved, work), types: moved.changes.events.map(({ body }) => body.type), draft };
  };

  it('leaves "overdue" when the dialog is still there', () => {
    expect(fire({ stage }, 24)).toMatchObject({ told: 'overdue', types: ['stage_overdue'] });
  });

  it('leaves nothing when the dialog has moved on, or has come back since', () => {
    expect(fire({ stage }, 24, { stageId: 'new' }).types).toEqual([]);
    expect(fire({ stage }, 24, { stageSince: later(1) }).types).toEqual([]);
  });

  it('that was lifted or made longer meanwhile is heeded as it is now', () => {
    expect(fire({}, 24)).toMatchObject({ told: 'the stage has no limit any more', types: [] });
    const longer = fire({ stage: { id: 'booked', timeLimitHours: 48 } }, 24);
    expect(longer.types).toEqual([]);
    expect(longer.draft.changes.timers).toMatchObject([{ due: later(48) }]);
  });
});
