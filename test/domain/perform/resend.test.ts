import { describe, expect, it } from '@jest/globals';
import type { Action } from '../../../src/domain/action.ts';
import type { DeliveryState, Message } from '../../../src/domain/message.ts';
import { openDraft } from '../../../src/domain/perform/draft.ts';
import { perform } from '../../../src/domain/perform/perform.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildMessage } from '../../support/build-message.ts';
import { buildOutgoing } from '../../support/build-outgoing.ts';
import { buildMoment, buildSituation } from '../../support/build-situation.ts';

const OLGA = { kind: 'operator', id: 'olga' } as const;
const ASKED = new Date('2026-11-01T09:00:00Z');

function decide(actions: Action[], lines: Message[], dialog: Parameters<typeof buildDialog>[0] = {}) {
  const situation = buildSituation({ dialog: buildDialog({ lastSeq: 9, ...dialog }), lines });
  const draft = openDraft(situation, buildMoment({ actor: OLGA }));
  const refused = perform(draft, actions);
  return { refused, changes: draft.changes };
}

const line = (state: DeliveryState, overrides: Partial<Message> = {}): Message =>
  buildMessage({
    id: 'line',
    seq: 4,
    delivery: { state, reason: 'no route' },
    outgoing: buildOutgoing(),
    ...overrides,
  });
const RESEND: Action = { kind: 'resend', messageId: 'line' };
const LET_GO: Action = { kind: 'let_go', messageId: 'line' };

describe('sending again', () => {
  it.each(['failed', 'dropped', 'uncertain'] as const)(
    'puts a line that is %s to the end and says who did it',
    (state) => {
      const { refused, changes } = decide([RESEND], [line(state)]);
      expect(refused).toBeUndefined();
      expect(changes.requeues).toEqual([{ messageId: 'line', from: state, seq: 10 }]);
      expect(changes.dialog.lastSeq).toBe(10);
      expect(changes.events).toMatchObject([
        { actor: OLGA, body: { type: 'message_requeued', messageId: 'line', seq: 10, was: state } },
      ]);
    },
  );

  it.each([
    ['queued', /waits to be sent already/],
    ['sending', /being sent just now/],
    ['sent', /gone out already/],
    ['read', /gone out already/],
  ] as const)('is refused for a line that is %s', (state, reason) => {
    expect(decide([RESEND], [line(state)]).refused?.reason).toMatch(reason);
  });

  it('is refused for what the customer wrote, for notes, and for lines that are not there', () => {
    const note = line('private', { outgoing: null });
    const theirs = line('received', { author: 'customer', outgoing: null });
    expect(decide([RESEND], [note]).refused?.reason).toMatch(/goes to the customer/);
    expect(decide([RESEND], [theirs]).refused?.reason).toMatch(/goes to the customer/);
    expect(decide([RESEND], []).refused?.reason).toMatch(/no such line/);
  });

  it('is refused in a closed dialog', () => {
    expect(decide([RESEND], [line('failed')], { mode: 'closed' }).refused?.reason).toMatch(/closed/);
  });

  it('twice in one decision is refused', () => {
    expect(decide([RESEND, RESEND], [line('failed')]).refused?.reason).toMatch(/dealt with/);
  });

  it('keeps the order of several lines', () => {
    const lines = [line('failed', { id: 'a', seq: 4 }), line('failed', { id: 'b', seq: 5 })];
    const actions = ['a', 'b'].map((messageId): Action => ({ kind: 'resend', messageId }));
    expect(decide(actions, lines).changes.requeues.map(({ messageId, seq }) => [messageId, seq])).toEqual([
      ['a', 10],
      ['b', 11],
    ]);
  });

  it('leaves the bot silent and the dialog with whom it is', () => {
    const { changes } = decide([RESEND], [line('dropped')], { mode: 'operator', assigneeId: 'petr', word: 3 });
    expect(changes.dialog).toMatchObject({ mode: 'operator', assigneeId: 'petr', word: 3 });
    expect(changes.messages).toEqual([]);
  });
});

describe('letting go', () => {
  it('takes an uncertain line for sent, and the customer for answered', () => {
    const uncertain = line('uncertain', { outgoing: buildOutgoing({ answering: ASKED }) });
    const { changes } = decide([LET_GO], [uncertain], { waitingSince: new Date(ASKED) });
    expect(changes.settlements).toMatchObject([{ messageId: 'line', from: 'uncertain', to: 'sent' }]);
    expect(changes.dialog.waitingSince).toBeNull();
    expect(changes.events).toMatchObject([{ actor: OLGA, body: { type: 'message_settled', state: 'sent' } }]);
  });

  it('does not end a wait that began with a later question', () => {
    const later = new Date(ASKED.getTime() + 60_000);
    const uncertain = line('uncertain', { outgoing: buildOutgoing({ answering: ASKED }) });
    expect(decide([LET_GO], [uncertain], { waitingSince: later }).changes.dialog.waitingSince).toEqual(later);
  });

  it('gives a failed line up, also in a closed dialog, and the customer waits on', () => {
    const failed = line('failed', { outgoing: buildOutgoing({ answering: ASKED }) });
    const { changes } = decide([LET_GO], [failed], { waitingSince: ASKED });
    expect(changes.settlements).toMatchObject([{ from: 'failed', to: 'dropped' }]);
    expect(changes.dialog.waitingSince).toEqual(ASKED);
    expect(decide([LET_GO], [failed], { mode: 'closed' }).refused).toBeUndefined();
  });

  it.each(['queued', 'sending', 'sent', 'dropped'] as const)('is refused for a line that is %s', (state) => {
    expect(decide([LET_GO], [line(state)]).refused?.reason).toMatch(/does not wait/);
  });
});
