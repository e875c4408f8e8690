import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../../src/console/api/problem.ts';
import { filtersIn, replacing } from '../../src/console/board/board-filters.ts';
import { demandOf, describeRefusal } from '../../src/console/board/move-refusal.ts';
import { shiftOf } from '../../src/console/board/shift-of.ts';
import { countChosen, NOTHING, targetOf, toggleCard, toggleColumn } from '../../src/console/board/use-selection.ts';
import { DEFAULT_PIPELINE } from '../../src/domain/default-pipeline.ts';
import { inWords } from '../../src/domain/pipelines/regulation.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildBoard, buildCard } from './build-board.ts';
import { translate } from './translate.ts';

const a = buildCard('a');
const b = buildCard('b');
const c = buildCard('c', { stageId: 'booked' });
const board = buildBoard([a, b, c]);

describe('what is chosen for a bulk action', () => {
  it('is one card, several, a whole column, or all that fit the filters', () => {
    expect(targetOf(NOTHING, 'sales', {})).toBeNull();
    const one = toggleCard(NOTHING, board, a);
    expect(targetOf(toggleCard(one, board, c), 'sales', {})).toEqual({ ids: ['a', 'c'] });
    const column = toggleColumn(NOTHING, 'new');
    expect(targetOf(column, 'sales', { tag: 'vip' })).toEqual({
      filter: { tag: 'vip', stage: 'new' },
      pipeline: 'sales',
    });
    expect(targetOf({ kind: 'all' }, 'sales', { tag: 'vip' })).toEqual({ filter: { tag: 'vip' }, pipeline: 'sales' });
  });

  it('counts what is not loaded of a column, too', () => {
    const [first, ...rest] = board.columns;
    if (!first) throw new Error('no column');
    const big = { ...board, columns: [{ ...first, count: 500 }, ...rest] };
    expect(countChosen(toggleColumn(NOTHING, 'new'), big)).toBe(500);
    expect(countChosen({ kind: 'all' }, big)).toBe(501);
  });

  it('becomes single cards when one is taken off a column', () => {
    const left = toggleCard(toggleColumn(NOTHING, 'new'), board, a);
    expect(targetOf(left, 'sales', {})).toEqual({ ids: ['b'] });
    expect(toggleColumn(toggleColumn(NOTHING, 'new'), 'new')).toEqual(NOTHING);
  });
});

describe('a move that the server refuses', () => {
  const refusal = (words: string) => new ApiError(409, words);
  const stage = DEFAULT_PIPELINE.stages[2];
  if (!stage) throw new Error('no stage');
  const around = { dialog: buildDialog(), pipeline: DEFAULT_PIPELINE, stage };

  it('for want of fields asks for just those', () => {
    const words = inWords({ rule: 'required_fields', fields: ['contact.phone', 'dialog.field.size'] }, around);
    expect(demandOf(refusal(words))).toEqual({ fields: ['contact.phone', 'dialog.field.size'], lossReason: 'no' });
  });

  it('for want of a reason asks why it was lost', () => {
    expect(demandOf(refusal('"Lost" needs a loss reason: price.'))).toEqual({
      fields: [],
      lossReason: 'required',
    });
    expect(demandOf(refusal('There is no such dialog.'))).toBeNull();
  });

  it('by the regulation says so in the reader’s language, with the stages by their names', () => {
    const t = translate('ru');
    const pipelines = [{ stages: DEFAULT_PIPELINE.stages }];
    const required = inWords({ rule: 'required_stages', stages: ['qualification'] }, around);
    expect(describeRefusal(t, 'ru', refusal(required), pipelines)).toBe(
      'По регламенту сначала нужно пройти: «Квалификация». Потом можно на этап «Записан».',
    );
    const moved = 'Somebody has moved it meanwhile: it is in "Booked" now. Look again before you move it.';
    expect(describeRefusal(t, 'ru', refusal(moved), pipelines)).toBe(
      'Диалог уже перенёс кто-то другой: сейчас он на этапе «Записан».',
    );
    expect(describeRefusal(t, 'ru', refusal('Something new.'), pipelines)).toBe('Something new.');
  });
});

describe('the address of a board', () => {
  it('holds filters and fields, and nothing else is taken for one', () => {
    const params = new URLSearchParams('pipeline=sales&tag=vip&field.size=l&dialog=d1&stage=new&text=');
    expect(filtersIn(params)).toEqual({ tag: 'vip', 'field.size': 'l' });
  });

  it('of a saved view leaves nothing of the filters before', () => {
    expect(replacing({ tag: 'vip', text: 'a' }, { task: 'overdue' })).toEqual({
      tag: undefined,
      text: undefined,
      task: 'overdue',
    });
  });
});

describe('a column that is scrolled', () => {
  it('stays at the card that is read when others come or go above it', () => {
    expect(shiftOf(['a', 'b', 'c'], ['x', 'a', 'b', 'c'], 1)).toBe(1);
    expect(shiftOf(['a', 'b', 'c'], ['b', 'c'], 2)).toBe(-1);
    expect(shiftOf(['a', 'b', 'c'], ['x', 'a', 'c'], 1)).toBe(0);
    expect(shiftOf(['a'], ['b'], 0)).toBe(0);
  });
});
