import { describe, expect, it } from '@jest/globals';
import {
  emptyConversation,
  isAwaitingAnswer,
  lastId,
  liveButtons,
  withDraft,
  withDraftState,
  withLines,
  withoutDraft,
} from '../../src/widget/conversation.ts';
import { isLine, type Line } from '../../src/widget/line.ts';

const line = (id: string, author: Line['author'] = 'bot', buttons: Line['buttons'] = undefined): Line => ({
  id,
  author,
  text: id,
  buttons,
  at: '2026-03-05T09:00:00.000Z',
});
const draft = { id: 'mine', text: 'Привет', state: 'waiting' as const };
const yes = [{ label: 'Да', payload: 'yes' }];

describe('the conversation on the page', () => {
  it('takes the same line once, however often it is told', () => {
    const once = withLines(emptyConversation, [line('a'), line('b')]);
    expect(withLines(once, [line('b'), line('c')]).lines.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('settles an own draft when the server shows it', () => {
    const talk = withLines(withDraft(emptyConversation, draft), [line('mine', 'customer')]);
    expect(talk.drafts).toEqual([]);
    expect(lastId(talk)).toBe('mine');
  });

  it('waits for an answer from the first own word until somebody speaks', () => {
    const asked = withDraft(emptyConversation, draft);
    expect(isAwaitingAnswer(emptyConversation)).toBe(false);
    expect(isAwaitingAnswer(asked)).toBe(true);
    expect(isAwaitingAnswer(withLines(asked, [line('mine', 'customer')]))).toBe(true);
    expect(isAwaitingAnswer(withLines(asked, [line('mine', 'customer'), line('b')]))).toBe(false);
  });

  it('waits for no answer to what was refused', () => {
    const refused = withDraftState(withDraft(emptyConversation, draft), 'mine', 'refused');
    expect(isAwaitingAnswer(refused)).toBe(false);
    expect(withoutDraft(refused, 'mine')).toEqual(emptyConversation);
  });

  it('offers the buttons said since the customer last spoke', () => {
    const talk = withLines(emptyConversation, [
      line('old', 'bot', yes),
      line('me', 'customer'),
      line('a', 'bot', yes),
      line('b'),
    ]);
    expect([...liveButtons(talk).keys()]).toEqual(['a']);
  });

  it('takes the buttons away at the press of one', () => {
    const talk = withDraft(withLines(emptyConversation, [line('a', 'bot', yes)]), { ...draft, payload: 'yes' });
    expect(liveButtons(talk).size).toBe(0);
  });

  it.each([null, 'text', {}, { id: 1, text: 'a', author: 'bot', at: '' }, { id: 'a', author: 'bot', at: '' }])(
    'passes over what is no line: %p',
    (value) => expect(isLine(value)).toBe(false),
  );
});
