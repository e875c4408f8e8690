import { describe, expect, it } from '@jest/globals';
import type { Contact } from '../../../src/domain/contact.ts';
import type { Dialog } from '../../../src/domain/dialog.ts';
import type { FlowFrame } from '../../../src/domain/flow/state.ts';
import type { Incoming } from '../../../src/domain/incoming.ts';
import type { Situation } from '../../../src/domain/perform/draft.ts';
import { recordInbound } from '../../../src/domain/perform/inbound.ts';
import { perform } from '../../../src/domain/perform/perform.ts';
import { buildContact } from '../../support/build-contact.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildDraft, MOMENT } from '../../support/build-situation.ts';

const minutes = (n: number) => new Date(MOMENT.getTime() + n * 60_000);
const PHONE = { kind: 'update_contact', phone: '+79185550112' } as const;
const FRAME: FlowFrame = {
  flow: 'book',
  slots: { service: 'cut', date: '2026-11-05' },
  filled: [],
  asked: [],
  step: null,
  offered: [],
  proposed: [],
  confirmed: null,
  done: [],
  repeats: 0,
};

/** A stranger who came just now, without a source. */
function draftOf(dialog: Partial<Dialog> = {}, contact: Partial<Contact> = {}, more: Partial<Situation> = {}) {
  return buildDraft({
    dialog: buildDialog({ createdAt: MOMENT, origin: {}, ...dialog }),
    contact: buildContact({ phone: null, email: null, createdAt: MOMENT, ...contact }),
    ...more,
  });
}

const scoresIn = (draft: ReturnType<typeof draftOf>) =>
  draft.changes.events.flatMap(({ body }) =>
    body.type === 'lead_scored' ? { score: body.score, points: body.points } : [],
  );

const incoming = (at: Date): Incoming => ({
  channelId: 'web:main',
  channelKind: 'web',
  externalId: 'e1',
  chatId: 'c1',
  order: 1,
  at,
  profile: {},
  content: { kind: 'text', text: 'Да' },
  raw: {},
});

describe('the points of a lead', () => {
  it('add up: contact given, service named, date named', () => {
    const draft = draftOf();
    perform(draft, [PHONE, { kind: 'set_flow', stack: [FRAME] }]);
    expect(scoresIn(draft)).toEqual([
      { score: 1, points: ['contact'] },
      { score: 3, points: ['contact', 'service', 'date'] },
    ]);
    expect(draft.changes.events.find(({ body }) => body.type === 'lead_scored')?.body).toMatchObject({ by: 'rule' });
  });

  it('know the source by its name or by a UTM label', () => {
    for (const origin of [{ source: 'vk' }, { utm: { utm_source: 'vk' } }]) {
      const draft = draftOf({ origin });
      perform(draft, [PHONE]);
      expect(scoresIn(draft)).toEqual([{ score: 2, points: ['contact', 'source'] }]);
    }
  });

  it('know who was here before, imported or in another dialog', () => {
    const draft = draftOf({}, { createdAt: minutes(-1) });
    perform(draft, [PHONE]);
    expect(scoresIn(draft)).toEqual([{ score: 2, points: ['contact', 'history'] }]);
  });

  it.each([
    [29, true],
    [30, true],
    [31, false],
  ])('an answer %i minutes after our line is in time: %s', (after, isInTime) => {
    const draft = draftOf({ lastOutboundAt: MOMENT });
    recordInbound(draft, incoming(minutes(after)), 'm1');
    expect(draft.changes.dialog.leadPoints).toEqual(isInTime ? ['in_time'] : []);
    // Not a lead yet: nothing is told.
    expect(scoresIn(draft)).toEqual([]);
  });

  it('what was earned before it became a lead counts then', () => {
    const draft = draftOf({ leadPoints: ['in_time'] });
    perform(draft, [PHONE]);
    expect(scoresIn(draft)).toEqual([{ score: 2, points: ['contact', 'in_time'] }]);
  });

  it('the first message is no answer: there was no line of ours', () => {
    const draft = draftOf({ lastOutboundAt: null });
    recordInbound(draft, incoming(minutes(1)), 'm1');
    expect(draft.changes.dialog.leadPoints).toEqual([]);
  });

  it('are kept when the flow is over or the booking is dropped: what was said was said', () => {
    const draft = draftOf({ leadScore: 3, leadPoints: ['contact', 'service', 'date'] }, { phone: '+79185550112' });
    perform(draft, [
      { kind: 'set_flow', stack: [] },
      { kind: 'update_contact', email: 'a@example.org' },
    ]);
    expect(draft.changes.dialog.leadPoints).toEqual(['contact', 'service', 'date']);
    expect(scoresIn(draft)).toEqual([]);
  });

  it('the contact alone is lost, when phone and e-mail are taken out of the card', () => {
    const draft = draftOf({ leadScore: 3, leadPoints: ['contact', 'service', 'date'] }, { phone: '+79185550112' });
    perform(draft, [{ kind: 'update_contact', phone: null }]);
    expect(scoresIn(draft)).toEqual([{ score: 2, points: ['service', 'date'] }]);
  });

  it('are noted and not counted when the business does not want them', () => {
    const draft = draftOf(
      { origin: { source: 'vk' } },
      {},
      { leadQuality: { points: ['contact'], answerMinutes: 30 } },
    );
    perform(draft, [PHONE]);
    expect(scoresIn(draft)).toEqual([{ score: 5, points: ['contact'] }]);
    expect(draft.changes.dialog.leadPoints).toEqual(['contact', 'source']);
  });
});
