import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { definitionOf } from '../../../src/domain/kpi/definition-of.ts';
import { KpiId } from '../../../src/domain/kpi/kpi.ts';
import { KPIS } from '../../../src/domain/kpi/registry.ts';
import { Localized } from '../../../src/domain/localized.ts';
import { docsOf } from './docs-of.ts';

describe('the KPI registry', () => {
  it('has every figure once', () => {
    expect(KPIS.map(({ id }) => id).sort()).toEqual([...KpiId.options].sort());
  });

  it('says every word in both languages', () => {
    for (const kpi of KPIS) {
      for (const words of [kpi.title, definitionOf(kpi), ...kpi.details.map(({ title }) => title)]) {
        expect(Localized.safeParse(words).success).toBe(true);
        expect(words.ru).toMatch(/[а-я]/u);
        expect(words.en).not.toMatch(/[а-я]/u);
      }
    }
  });

  it('sets the goals of seed 001 and makes none up', () => {
    const goals = KPIS.filter(({ target }) => Object.keys(target).length > 0);
    expect(Object.fromEntries(goals.map(({ id, target }) => [id, target]))).toEqual({
      time_to_first_response: { max: 5 },
      fallback_rate: { max: 0.1 },
      chat_to_lead: { min: 0.1 },
      lead_quality: { min: 3 },
    });
  });

  it('is what docs/kpis.md says', () => {
    expect(readFileSync(new URL('../../../docs/kpis.md', import.meta.url), 'utf8')).toBe(docsOf(KPIS));
  });
});
