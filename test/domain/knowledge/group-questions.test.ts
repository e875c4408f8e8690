import { describe, expect, it } from '@jest/globals';
import { groupQuestions, keyOf, type Unanswered } from '../../../src/domain/knowledge/group-questions.ts';

let made = 0;
const asked = (text: string, minute: number): Unanswered => ({
  messageId: `m${++made}`,
  dialogId: `d${made}`,
  at: new Date(Date.UTC(2026, 10, 10, 12, minute)),
  text,
  stems: text.split(' '),
});
const told = (groups: ReturnType<typeof groupQuestions>) =>
  groups.map(({ questions }) => questions.map(({ text }) => text));

describe('Questions that nothing has answered', () => {
  it('are together when most of their words are the same, the newest group first', () => {
    const groups = groupQuestions(
      [
        asked('парковк лодк', 1),
        asked('собак пус', 2),
        asked('лодк парковк двор', 3),
        asked('стрижк собак', 4),
        asked('лодк парковк', 5),
      ],
      [],
    );
    expect(told(groups)).toEqual([
      ['лодк парковк', 'лодк парковк двор', 'парковк лодк'],
      ['стрижк собак'],
      ['собак пус'],
    ]);
    expect(groups[0]?.key).toBe('лодк парковк');
  });

  it('do not drift: who joins a group does not change what it is about', () => {
    const groups = groupQuestions([asked('a b c', 1), asked('b c d', 2), asked('c d e', 3), asked('a b c d', 4)], []);
    expect(told(groups)).toEqual([['a b c d', 'a b c'], ['c d e'], ['b c d']]);
  });

  it('are left out without a word of their own, and known as dismissed with all that are alike', () => {
    const groups = groupQuestions(
      [{ ...asked('', 1), stems: [] }, asked('продам гараж', 2), asked('продам гараж срочн', 3)],
      [
        { id: keyOf(['гараж', 'продам']), stems: ['гараж', 'продам'] },
        { id: 'old', stems: ['никт', 'спрос'] },
      ],
    );
    expect(groups).toMatchObject([{ key: 'гараж продам', dismissed: true, questions: [{}, {}] }]);
  });

  it('are the same groups in whatever order they come, and not slow', () => {
    const questions = Array.from({ length: 1000 }, (_, at) =>
      asked([0, 1, 2, 3, 4, 5].map((word) => `w${(at * 7 + word * word) % 90}`).join(' '), at % 60),
    );
    const groups = groupQuestions(questions, []);
    expect(told(groupQuestions([...questions].reverse(), []))).toEqual(told(groups));
    expect(groups.flatMap((group) => group.questions)).toHaveLength(1000);
  });
});
