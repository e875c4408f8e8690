import { describe, expect, it } from '@jest/globals';
import type { Action } from '../../../src/domain/action.ts';
import type { Experiment, VariantValue } from '../../../src/domain/experiments/experiment.ts';
import { varyText } from '../../../src/domain/experiments/vary-text.ts';
import { walk } from '../../../src/domain/flow/walk.ts';
import type { Draft } from '../../../src/domain/perform/draft.ts';
import { perform } from '../../../src/domain/perform/perform.ts';
import { toldOffers } from '../../../src/engine/calls/told-offers.ts';
import { mergeSays } from '../../../src/engine/talk/merge-says.ts';
import { buildContact } from '../../support/build-contact.ts';
import { buildExperiment } from '../../support/build-experiment.ts';
import { buildDraft, buildSituation, MOMENT } from '../../support/build-situation.ts';
import { buildTrigger, say } from '../../support/build-trigger.ts';
import { buildFrame, VISIT } from '../flow/build-frame.ts';

const text = (ru: string): VariantValue => ({ kind: 'text', text: { ru, en: ru } });
const minutes = (...values: number[]): VariantValue => ({ kind: 'minutes', minutes: values });

/** Everybody has met the second variant already, or is dealt the first or second by its whole weight. */
const on = (surface: string, a: VariantValue, b: VariantValue, only: 'a' | 'b'): Experiment =>
  buildExperiment({
    surface,
    base: a,
    variants: [
      { id: 'a', weight: only === 'a' ? 100 : 1, value: a },
      { id: 'b', weight: only === 'b' ? 100 : 1, value: b },
    ],
    startedAt: new Date(MOMENT.getTime() - 3 * 86_400_000),
  });

/** Whoever has met it keeps to it: so the test chooses. */
const met = (variantId: string) => [{ experimentId: 'exp-1', variantId, at: new Date(0), dialogId: 'before' }];
const told = ({ changes }: Draft) => changes.events.filter(({ body }) => body.type === 'experiment_exposed');

describe('The message of a trigger', () => {
  const trigger = buildTrigger({ on: { kind: 'tag_added', tag: null }, actions: [say('Сегодняшнее'), say('Второе')] });
  const experiments = [on('trigger:probe/message', text('Сегодняшнее'), text('Новое, {{contact.name}}'), 'b')];
  const tag: Action = { kind: 'change_tags', add: ['vip'], remove: [] };

  it('is varied, filled like the original, and met when it is said; the trigger’s other message stays', () => {
    const contact = buildContact({ name: 'Анна' });
    const draft = buildDraft({
      triggers: [trigger],
      experiments,
      contact,
      dialog: { ...buildSituation().dialog, lastInboundAt: MOMENT },
    });
    expect(perform(draft, [tag])).toBeUndefined();
    const { variants } = draft.changes.messages[0]?.receipt ?? {};
    const first = draft.changes.messages[0]?.text;
    expect(first).toBe(variants?.[0]?.variantId === 'b' ? 'Новое, Анна' : 'Сегодняшнее');
    expect(draft.changes.messages[1]?.text).toBe('Второе');
    expect(draft.changes.messages[1]?.receipt?.variants).toBeUndefined();
    expect(told(draft)).toHaveLength(1);
    expect(draft.changes.exposures).toMatchObject([{ id: 'exp-1:contact-1', at: MOMENT, day: 3, outcome: 0 }]);
    expect(draft.changes.contact.met).toHaveLength(1);
  });

  it('is not met when it cannot be said', () => {
    const contact = buildContact({ blockedAt: MOMENT });
    const draft = buildDraft({ triggers: [trigger], experiments, contact });
    perform(draft, [tag]);
    expect(draft.changes.messages).toHaveLength(0);
    expect(told(draft)).toHaveLength(0);
    expect(draft.changes.exposures).toHaveLength(0);
    expect(draft.changes.contact.met).toBeUndefined();
  });

  it('is told in a second dialog too, but counted from the first', () => {
    const contact = buildContact({ met: met('b') });
    const draft = buildDraft({
      triggers: [trigger],
      experiments,
      contact,
      dialog: { ...buildSituation().dialog, lastInboundAt: MOMENT },
    });
    perform(draft, [tag]);
    expect(draft.changes.messages[0]?.text).toBe('Новое, Анна');
    expect(told(draft)).toHaveLength(1);
    expect(draft.changes.exposures).toHaveLength(0);
    expect(draft.changes.contact.met).toEqual(met('b'));
  });
});

describe('The times of reminders', () => {
  const BOOK = { kind: 'book', serviceId: 'cut', staffId: 'anna', start: new Date('2026-11-04T12:00:00Z') } as const;
  const booked = (variantId: 'a' | 'b', a: VariantValue, b: VariantValue, known = false) => {
    const contact = buildContact(known ? { met: met(variantId) } : {});
    const draft = buildDraft({ experiments: [on('reminder:minutes', a, b, variantId)], contact });
    expect(perform(draft, [BOOK])).toBeUndefined();
    return draft;
  };
  const reminders = ({ changes }: Draft) =>
    changes.timers.flatMap(({ work }) => (work.kind === 'reminder' ? [work.beforeMinutes] : []));

  it('are those of the variant, met at the booking: an early reminder must not count more clients than a late one', () => {
    const draft = booked('b', minutes(1440, 120), minutes(180), true);
    expect(reminders(draft)).toEqual([180]);
    const fresh = booked('b', minutes(1440, 120), minutes(180));
    expect(fresh.changes.exposures).toHaveLength(1);
    expect(told(fresh)).toHaveLength(1);
  });

  it('are what somebody has set while it runs, until it is put back', () => {
    const { business } = buildSituation();
    const draft = buildDraft({
      business: { ...business, reminders: [{ beforeMinutes: 60 }] },
      experiments: [on('reminder:minutes', minutes(1440, 120), minutes(180), 'b')],
      contact: buildContact({ met: met('b') }),
    });
    expect(perform(draft, [BOOK])).toBeUndefined();
    expect(reminders(draft)).toEqual([60]);
    expect(draft.changes.exposures).toHaveLength(0);
  });

  it('are not met where both variants lead to the same times', () => {
    // The visit is 21 hours away: a day before has passed for both.
    const draft = booked('b', minutes(1440, 120), minutes(2880, 120));
    expect(reminders(draft)).toEqual([120]);
    expect(draft.changes.exposures).toHaveLength(0);
    expect(told(draft)).toHaveLength(0);
  });
});

describe('Words of a flow', () => {
  const walked = (only: 'today' | 'new') => {
    const walking = walk(VISIT, buildFrame(), {
      locale: 'ru',
      polarity: null,
      invalid: false,
      present: (_kind, value) => value,
      vary: (_step, words) =>
        only === 'new'
          ? { text: { ru: 'Что сделаем?', en: 'What shall we do?' }, variants: [{ experimentId: 'e', variantId: 'b' }] }
          : { text: { ...words }, variants: [{ experimentId: 'e', variantId: 'a' }] },
    });
    const step = walking.next();
    if (!step.done) throw new Error('The first step asks nothing of others.');
    return step.value.says[0];
  };

  it('are met by the control, too: both sides are counted in the same way', () => {
    expect(walked('new')).toMatchObject({
      content: { text: 'Что сделаем?' },
      receipt: { variants: [{ variantId: 'b' }] },
    });
    expect(walked('today')).toMatchObject({
      content: { text: 'Услуга?' },
      receipt: { variants: [{ variantId: 'a' }] },
    });
  });

  it('are all met that one message is made of', () => {
    const line = (words: string, variantId: string) => ({
      content: { text: words },
      receipt: { because: 'flow' as const, variants: [{ experimentId: variantId, variantId }] },
    });
    const merged = mergeSays([line('Раз.', 'a'), line('Два.', 'b')], { intent: 'None', score: 0 });
    expect(merged?.receipt.variants?.map(({ experimentId }) => experimentId)).toEqual(['a', 'b']);
  });
});

describe('Offers that the bot tells of', () => {
  it('are varied one by one, and met only where they are named', () => {
    const { business } = buildSituation();
    const promos = [
      { ru: 'Скидка 10 %', en: 'Скидка 10 %' },
      { ru: 'Подарок', en: 'A gift' },
    ];
    const experiments = [on('offer:1', text('Скидка 10 %'), text('Скидка 300 ₽'), 'b')];
    const situation = buildSituation({
      business: { ...business, promos },
      experiments,
      contact: buildContact({ met: met('b') }),
    });
    const { promos: words, varied } = toldOffers(situation, 'ru');
    expect(words).toBe('• Скидка 300 ₽\n• Подарок');
    expect(varied).toEqual({ promos: [{ experimentId: 'exp-1', variantId: 'b' }] });
  });

  it('are told as they are now when one before them is over: the experiment is of what stood there at its start', () => {
    const { business } = buildSituation();
    const experiments = [on('offer:1', text('Скидка 10 %'), text('Скидка 300 ₽'), 'b')];
    const situation = buildSituation({
      business: { ...business, promos: [{ ru: 'Подарок', en: 'A gift' }] },
      experiments,
      contact: buildContact({ met: met('b') }),
    });
    expect(toldOffers(situation, 'ru')).toEqual({ promos: '• Подарок' });
  });

  it('are as they are where nothing runs', () => {
    const words = { ru: 'Скидка', en: 'Off' };
    expect(varyText({ experiments: [], contact: { id: 'c' } }, 'offer:1', words)).toEqual({ text: words });
  });
});
