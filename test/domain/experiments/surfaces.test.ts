import { beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_TRIGGERS } from '../../../src/domain/default-triggers.ts';
import { checkVariants } from '../../../src/domain/experiments/check-variants.ts';
import type { Experiment, VariantValue } from '../../../src/domain/experiments/experiment.ts';
import { finish, start, stop } from '../../../src/domain/experiments/moves.ts';
import { SurfaceId } from '../../../src/domain/experiments/surface.ts';
import { surfacesOf } from '../../../src/domain/experiments/surfaces.ts';
import type { FlowBook } from '../../../src/domain/flow/route.ts';
import { buildBusiness } from '../../support/build-business.ts';
import { buildExperiment } from '../../support/build-experiment.ts';
import { shippedFlows } from '../../support/shipped-content.ts';

const text = (ru: string, en = ru): VariantValue => ({ kind: 'text', text: { ru, en } });
let flows: FlowBook;
describe('what can be varied', () => {
  beforeAll(async () => {
    flows = await shippedFlows();
  });
  const world = (experiments: readonly Experiment[] = []) => ({
    flows,
    triggers: DEFAULT_TRIGGERS,
    business: { ...buildBusiness(), promos: [{ ru: 'Скидка', en: 'Off' }] },
    fields: [],
    experiments,
  });

  describe('What can be varied', () => {
    it('is every line of the shipped flows, reminders and their times, messages of triggers, and offers', () => {
      const surfaces = surfacesOf(world());
      const ids = surfaces.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(SurfaceId.safeParse(id).success).toBe(true);
      expect(ids).toEqual(
        expect.arrayContaining(['flow:book/service', 'flow:reminder/2.booked.1', 'reminder:minutes', 'offer:1']),
      );
      expect(ids.some((id) => id.startsWith('trigger:'))).toBe(true);
      const asked = surfaces.find(({ id }) => id === 'flow:book/service');
      expect(asked).toMatchObject({
        file: 'flows/book.yml',
        value: text('На какую услугу вас записать?', 'What would you like to book?'),
      });
    });

    it('shows an adopted variant as today’s words, with the file’s beside them', () => {
      const base = text('На какую услугу вас записать?', 'What would you like to book?');
      const better = text('Что для вас сделать?', 'What can we do for you?');
      const won = buildExperiment({
        surface: 'flow:book/service',
        base,
        variants: [
          { id: 'a', weight: 1, value: base },
          { id: 'b', weight: 1, value: better },
        ],
        state: 'finished',
        adopted: 'b',
      });
      const asked = surfacesOf(world([won])).find(({ id }) => id === 'flow:book/service');
      expect(asked).toMatchObject({ value: better, base });
    });
  });

  describe('What was decided last', () => {
    it('holds, though the experiment itself had been stopped before another one ended', () => {
      const base = text('На какую услугу вас записать?', 'What would you like to book?');
      const by = { by: { kind: 'system' } as const, why: 'решили' };
      const won = (id: string, words: string, endedAt: string, decided: string) => {
        const ran = buildExperiment({
          id,
          surface: 'flow:book/service',
          base,
          variants: [
            { id: 'a', weight: 1, value: base },
            { id: 'b', weight: 1, value: text(words) },
          ],
          state: 'stopped',
          endedAt: new Date(endedAt),
        });
        const done = finish(ran, 'b', { ...by, at: new Date(decided) });
        if (done.kind !== 'ok') throw new Error(done.reason);
        return done.experiment;
      };
      const experiments = [
        won('first', 'Первый', '2026-11-01T09:00:00Z', '2026-11-20T09:00:00Z'),
        won('second', 'Второй', '2026-11-09T09:00:00Z', '2026-11-10T09:00:00Z'),
      ];
      const asked = surfacesOf(world(experiments)).find(({ id }) => id === 'flow:book/service');
      expect(asked?.value).toEqual(text('Первый'));
    });
  });

  describe('Variants are held to what the original is held to', () => {
    const check = (surface: string, value: VariantValue) => {
      const one = surfacesOf(world()).find(({ id }) => id === surface);
      if (!one) throw new Error(`no ${surface}`);
      return checkVariants(
        [
          { id: 'a', weight: 1, value: one.value },
          { id: 'b', weight: 1, value },
        ],
        one,
      ).map(({ path, reason }) => `${path}: ${reason}`);
    };

    it('knows the variables of the flow, and of a trigger', () => {
      expect(check('flow:reminder/2.booked.1', text('Ждём: {{visit}}'))).toEqual([]);
      expect(check('flow:reminder/2.booked.1', text('Ждём: {{price}}'))).toEqual([
        'variants.1.value.text.ru: names {{price}}, which is not known here',
        'variants.1.value.text.en: names {{price}}, which is not known here',
      ]);
    });

    it('wants in English whatever the Russian text tells, and every brace closed', () => {
      expect(check('flow:reminder/2.booked.1', text('Ждём: {{visit}}', 'See you!'))).toEqual([
        'variants.1.value.text.en: lacks {{visit}}, which the Russian text has',
      ]);
      expect(check('flow:book/service', text('Что {{делаем?', 'What?'))).toEqual([
        'variants.1.value.text.ru: has a brace that is not closed',
      ]);
    });

    it('wants minutes where minutes are varied, the longest first, and nothing twice', () => {
      expect(check('reminder:minutes', text('Завтра'))).toEqual(['variants.1.value: must be minutes before the visit']);
      expect(check('reminder:minutes', { kind: 'minutes', minutes: [60, 120] })).toHaveLength(1);
      expect(check('reminder:minutes', { kind: 'minutes', minutes: [1440, 120] })).toEqual([
        'variants.1.value: is the same as another variant',
      ]);
      expect(check('reminder:minutes', { kind: 'minutes', minutes: [2880, 180] })).toEqual([]);
    });
  });

  describe('An experiment moves', () => {
    const deed = { by: { kind: 'operator', id: 'o' } as const, at: new Date('2026-11-01T09:00:00Z'), why: 'причина' };

    it('from draft to running to stopped to finished, and says who did it and why', () => {
      const started = start(buildExperiment({ state: 'draft', startedAt: null }), deed);
      if (started.kind !== 'ok') throw new Error(started.reason);
      expect(started.experiment).toMatchObject({ state: 'running', startedAt: deed.at });
      const stopped = stop(started.experiment, deed);
      if (stopped.kind !== 'ok') throw new Error(stopped.reason);
      const done = finish(stopped.experiment, 'b', { ...deed, at: new Date('2026-11-09T09:00:00Z') });
      if (done.kind !== 'ok') throw new Error(done.reason);
      expect(done.experiment).toMatchObject({ state: 'finished', adopted: 'b', endedAt: deed.at });
      expect(done.experiment.history.map(({ what }) => what)).toEqual(['started', 'stopped', 'finished']);
    });

    it('nowhere else', () => {
      expect(start(buildExperiment(), deed).kind).toBe('refused');
      expect(stop(buildExperiment({ state: 'draft' }), deed).kind).toBe('refused');
      expect(finish(buildExperiment({ state: 'draft' }), 'b', deed).kind).toBe('refused');
      expect(finish(buildExperiment(), 'e', deed).kind).toBe('refused');
      const control = finish(buildExperiment(), 'a', deed);
      expect(control).toMatchObject({ kind: 'ok', experiment: { adopted: null } });
    });
  });
});
