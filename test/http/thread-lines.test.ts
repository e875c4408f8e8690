import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeliveryState, Message } from '../../src/domain/message.ts';
import { linesAfter, visibleLines } from '../../src/http/webchat/thread-lines.ts';
import { buildMessage } from '../support/build-message.ts';

const THREAD = 'web:main:chat-of-dialog-1';
const nameOf = (id: string) => (id === 'mate-1' ? 'Ольга' : null);
const idsOf = (messages: Message[]) => visibleLines(THREAD, messages, nameOf).map((line) => line.id);
const inState = (seq: number, state: DeliveryState) => buildMessage({ id: `m${seq}`, seq, delivery: { state } });

describe('The lines that a visitor sees', () => {
  it('never hold notes, or lines that did not go out', () => {
    const states: DeliveryState[] = ['private', 'failed', 'dropped', 'uncertain'];
    expect(idsOf(states.map((state, index) => inState(index + 1, state)))).toEqual([]);
  });

  it('carry the ids that the page gave its own lines', () => {
    const own = buildMessage({ id: `${THREAD}/page-id`, author: 'customer', seq: 1 });
    const foreign = buildMessage({ id: 'web:main:other-chat/page-id', author: 'customer', seq: 2 });
    expect(idsOf([own, foreign])).toEqual(['page-id', 'web:main:other-chat/page-id']);
  });

  it('tell nothing but id, author, text, buttons and time', () => {
    const buttons = [{ label: 'Да', payload: 'yes' }];
    const message = buildMessage({
      id: 'm1',
      buttons,
      receipt: { because: 'flow', flow: 'book' },
      operatorId: 'secret',
    });
    expect(visibleLines(THREAD, [message], nameOf)).toEqual([
      { id: 'm1', author: 'bot', text: 'Строка 1', buttons, at: '2026-11-01T09:01:00.000Z' },
    ]);
  });

  it('wait for those before them that are still on their way', () => {
    const messages = [inState(1, 'sent'), inState(2, 'sending'), inState(3, 'received')];
    expect(idsOf(messages)).toEqual(['m1']);
    messages[1] = inState(2, 'failed');
    expect(idsOf(messages)).toEqual(['m1', 'm3']);
  });

  it('stand after a reply that was decided before they were read, though they were written earlier', () => {
    const reply = buildMessage({ id: 'reply', seq: 2, at: new Date('2026-11-01T09:10:00Z') });
    const written = buildMessage({ id: 'late', author: 'customer', seq: 3, at: new Date('2026-11-01T09:09:00Z') });
    expect(idsOf([written, reply])).toEqual(['reply', 'late']);
  });

  it('stand by their time when a reminder is written into an older dialog', () => {
    const old = buildMessage({ id: 'old', dialogId: 'd1', seq: 1, at: new Date('2026-11-01T09:00:00Z') });
    const later = buildMessage({ id: 'new', dialogId: 'd2', seq: 1, at: new Date('2026-11-02T09:00:00Z') });
    const reminder = buildMessage({ id: 'reminder', dialogId: 'd1', seq: 2, at: new Date('2026-11-03T09:00:00Z') });
    expect(idsOf([old, reminder, later])).toEqual(['old', 'new', 'reminder']);
  });

  it('only ever grow at the end, in whatever order things are decided and sent', () => {
    const plan = fc.array(fc.record({ isOwn: fc.boolean(), delay: fc.nat(5) }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(plan, fc.array(fc.nat(11)), (written, settled) => {
        const messages: Message[] = [];
        let seen: string[] = [];
        const look = () => {
          const now = idsOf(messages);
          expect(now.slice(0, seen.length)).toEqual(seen);
          seen = now;
        };
        for (const [index, { isOwn, delay }] of written.entries()) {
          const at = new Date(Date.UTC(2026, 10, 1, 9, 0, isOwn ? Math.max(0, index - delay) : index));
          const author = isOwn ? 'customer' : 'bot';
          messages.push({ ...inState(index + 1, isOwn ? 'received' : 'queued'), author, at });
          look();
        }
        for (const place of settled) {
          const message = messages[place];
          if (message?.author !== 'bot') continue;
          messages[place] = { ...message, delivery: { state: place % 3 === 0 ? 'failed' : 'sent' } };
          look();
        }
      }),
    );
  });

  it('can be asked for after an id; all of them when it is not known', () => {
    const lines = visibleLines(THREAD, [inState(1, 'sent'), inState(2, 'sent')], nameOf);
    expect(linesAfter(lines, 'm1').map((line) => line.id)).toEqual(['m2']);
    expect(linesAfter(lines, 'm2')).toEqual([]);
    expect(linesAfter(lines, 'nobody')).toHaveLength(2);
    expect(linesAfter(lines, null)).toHaveLength(2);
  });
});
