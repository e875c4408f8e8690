import { expect, it } from '@jest/globals';
import { inOtherLayout } from '../../../src/nlu/intent/keyboard-layout.ts';

it.each([
  ['pfgbibnt yf pfdnhf', 'запишите на завтра'],
  ['Ghbdtn', 'привет'],
  ['crjkmrj cnjbn vfybr.h', 'сколько стоит маникюр'],
])('reads "%s" as it was meant', (typed, meant) => {
  expect(inOtherLayout(typed)).toBe(meant);
});

it.each(['book me in', 'privet', 'ok', 'asdf', 'запись', '', '123', 'Emma'])('leaves "%s" alone', (text) => {
  expect(inOtherLayout(text)).toBeNull();
});
