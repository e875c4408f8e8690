import { describe, expect, it } from '@jest/globals';
import { createBlocked } from '../../src/engine/sending/blocked.ts';

const PLACE = { channelId: 'telegram:1', chatId: 'chat' };

describe('what is known of threads with unsent lines', () => {
  it('is free again when nothing was found, unless something was added since the look', () => {
    const blocked = createBlocked();
    blocked.add('t', PLACE);
    const seen = blocked.look('t');
    blocked.add('t', PLACE);
    blocked.clear('t', seen);
    expect(blocked.has('t')).toBe(true);
    blocked.clear('t', blocked.look('t'));
    expect(blocked.has('t')).toBe(false);
    expect(blocked.placeOf('t')).toBeNull();
  });

  it('a look at a thread that nothing is known of clears nothing that is added after it', () => {
    const blocked = createBlocked();
    const seen = blocked.look('t');
    blocked.add('t', null);
    blocked.clear('t', seen);
    expect(blocked.has('t')).toBe(true);
  });

  it('keeps where a line is to go when somebody adds the thread without knowing it', () => {
    const blocked = createBlocked();
    blocked.add('t', null);
    expect(blocked.placeOf('t')).toBeNull();
    blocked.add('t', PLACE);
    blocked.add('t', null);
    expect(blocked.placeOf('t')).toBe(PLACE);
    expect(blocked.has('other')).toBe(false);
  });
});
