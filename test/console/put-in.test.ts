import { describe, expect, it } from '@jest/globals';
import { putIn } from '../../src/console/shared/put-in.ts';

describe('a variable that is put into a text', () => {
  it('stands where the caret was, apart from the words beside it', () => {
    expect(putIn('Привет', { start: 6, end: 6 }, '{{x}}')).toEqual({ text: 'Привет {{x}}', caret: 12 });
    expect(putIn('Привет, как дела', { start: 8, end: 8 }, '{{x}}').text).toBe('Привет, {{x}} как дела');
    expect(putIn('', { start: 0, end: 0 }, '{{x}}').text).toBe('{{x}}');
  });

  it('takes the place of what is selected', () => {
    expect(putIn('Привет, имя!', { start: 8, end: 11 }, '{{x}}')).toEqual({ text: 'Привет, {{x}}!', caret: 13 });
  });
});
