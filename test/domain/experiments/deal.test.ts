import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choose } from '../../../src/domain/experiments/choose.ts';
import { deal } from '../../../src/domain/experiments/deal.ts';
import { mergeMet } from '../../../src/domain/experiments/met.ts';
import { chiSquare } from '../../../src/domain/experiments/sample-ratio.ts';
import { buildExperiment } from '../../support/build-experiment.ts';

const { variants, base } = buildExperiment();
const ids = Array.from({ length: 20_000 }, (_, index) => (0x6900_0000 + index).toString(16).padStart(24, '0'));

describe('Dealing variants', () => {
  it('deals by the weights, also for ids that follow on one another', () => {
    const [a, b] = variants;
    if (!a || !b) throw new Error('There are two.');
    const uneven = [
      { ...a, weight: 80 },
      { ...b, weight: 20 },
    ];
    const counts = [0, 0];
    for (const id of ids) {
      const at = deal('exp-1', id, uneven).id === 'a' ? 0 : 1;
      counts[at] = (counts[at] ?? 0) + 1;
    }
    expect(chiSquare(counts, [0.8, 0.2])).toBeGreaterThan(0.001);
  });

  it('deals in one experiment independently of another', () => {
    const cells = [0, 0, 0, 0];
    for (const id of ids) {
      const one = deal('exp-1', id, variants).id === 'a' ? 0 : 1;
      const two = deal('exp-2', id, variants).id === 'a' ? 0 : 2;
      cells[one + two] = (cells[one + two] ?? 0) + 1;
    }
    expect(chiSquare(cells, [0.25, 0.25, 0.25, 0.25])).toBeGreaterThan(0.001);
  });

  it('gives the same client the same variant every time', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (experiment, contact) => {
        expect(deal(experiment, contact, variants)).toEqual(deal(experiment, contact, variants));
      }),
    );
  });
});

describe('Choosing what a client is shown', () => {
  const experiment = buildExperiment();

  it('keeps to what was met first, whatever the weights are now', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 100 }), (id, variantId, weight) => {
        const changed = {
          ...experiment,
          variants: experiment.variants.map((v) => (v.id === variantId ? v : { ...v, weight })),
        };
        const met = [{ experimentId: 'exp-1', variantId, at: new Date(0), dialogId: 'd' }];
        const chosen = choose({ experiments: [changed], contact: { id, met } }, experiment.surface, base);
        expect(chosen?.met).toEqual({ experimentId: 'exp-1', variantId });
      }),
    );
  });

  it('shows today’s words where nothing runs, once it is stopped, and on other surfaces', () => {
    const contact = { id: 'c' };
    expect(choose({ experiments: [], contact }, experiment.surface, base)).toBeNull();
    const stopped = buildExperiment({ state: 'stopped' });
    expect(choose({ experiments: [stopped], contact }, experiment.surface, base)).toBeNull();
    expect(choose({ experiments: [experiment], contact }, 'flow:hours/1.day.1', base)).toBeNull();
  });

  it('shows everybody an adopted variant, until the file says something else', () => {
    const finished = buildExperiment({ state: 'finished', adopted: 'b' });
    const at = (today: typeof base) =>
      choose({ experiments: [finished], contact: { id: 'c' } }, finished.surface, today);
    expect(at(base)).toEqual({ value: variants[1]?.value, met: null });
    expect(at({ kind: 'text', text: { ru: 'Иначе', en: 'Else' } })).toBeNull();
  });

  it('lets the elder meeting win when two contacts become one', () => {
    const met = (variantId: string, at: number) => ({ experimentId: 'e', variantId, at: new Date(at), dialogId: 'd' });
    expect(mergeMet([met('a', 2)], [met('b', 1)])).toEqual([met('b', 1)]);
    expect(mergeMet([met('a', 1)], [met('b', 2)])).toEqual([met('a', 1)]);
    expect(mergeMet([], [met('b', 2)])).toEqual([met('b', 2)]);
  });
});
