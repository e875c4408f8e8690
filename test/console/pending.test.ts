import { describe, expect, it } from '@jest/globals';
import { type Pending, stillPending } from '../../src/console/inbox/composer/pending.ts';
import { buildMessage } from './build-message.ts';

const line = (overrides: Partial<Pending> = {}): Pending => ({
  id: 'own-1',
  kind: 'reply',
  text: 'Добрый день',
  files: [],
  afterSeq: 4,
  failure: null,
  ...overrides,
});
const said = (seq: number, text = 'Добрый день', state: 'sent' | 'private' = 'sent') =>
  buildMessage({ seq, author: 'operator', text, delivery: { state } });

describe('a line on its way', () => {
  it('stays until the thread shows it', () => {
    expect(stillPending([line()], [])).toEqual([line()]);
    expect(stillPending([line()], [said(5)])).toEqual([]);
  });

  it('is not taken for the same words said before', () => {
    expect(stillPending([line()], [said(4)])).toEqual([line()]);
  });

  it('is known by its id, whatever the text became', () => {
    expect(stillPending([line()], [{ ...said(5, 'Добрый день.'), id: 'own-1' }])).toEqual([]);
  });

  it('said twice is shown twice until both have come', () => {
    const twice = [line(), line({ id: 'own-2' })];
    expect(stillPending(twice, [said(5)])).toEqual([line({ id: 'own-2' })]);
  });

  it('is not mixed up with a note of the same words', () => {
    expect(stillPending([line()], [said(5, 'Добрый день', 'private')])).toEqual([line()]);
  });

  it('stays when it was refused, for a second try', () => {
    const refused = line({ failure: 'нет связи' });
    expect(stillPending([refused], [said(5)])).toEqual([refused]);
  });
});
