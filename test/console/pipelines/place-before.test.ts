import { describe, expect, it } from '@jest/globals';
import { afterDrop, placeBefore } from '../../../src/console/pipelines/place-before.ts';
import { titleChange } from '../../../src/console/pipelines/title-change.ts';
import { DEFAULT_PIPELINE } from '../../../src/domain/default-pipeline.ts';
import { presentPipeline } from '../../../src/http/present/pipeline.ts';

const { stages } = presentPipeline(DEFAULT_PIPELINE);
const order = (moved: string, over: string) => {
  const drop = placeBefore(stages, moved, over);
  return drop && afterDrop(stages, moved, drop).map(({ id }) => id);
};

describe('A stage that is dropped on another one', () => {
  it('comes behind it when it was dragged down, and before it when it was dragged up', () => {
    expect(order('new', 'booked')?.slice(0, 4)).toEqual(['qualification', 'booked', 'new', 'confirmed']);
    expect(order('confirmed', 'new')?.slice(0, 3)).toEqual(['confirmed', 'new', 'qualification']);
  });

  it('takes the group of the stage that it was dropped on', () => {
    expect(placeBefore(stages, 'new', 'lost')).toEqual({ group: 'unsuccessful', before: 'lost' });
    expect(placeBefore(stages, 'new', 'new')).toBeNull();
    expect(placeBefore(stages, 'new', 'not there')).toBeNull();
  });
});

describe('A new name', () => {
  it('stands for both languages where both had the same, and for its own otherwise', () => {
    expect(titleChange({ ru: 'VIP', en: 'VIP' }, 'ru', 'Особые')).toBe('Особые');
    expect(titleChange({ ru: 'Новый', en: 'New' }, 'ru', 'Лид')).toEqual({ ru: 'Лид' });
  });
});
