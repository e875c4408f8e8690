import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DEED_WORDS } from '../../../src/domain/flow/deeds.ts';
import type { FlowWords } from '../../../src/domain/flow/words.ts';
import { CALL_WORDS } from '../../../src/engine/calls/call-words.ts';
import { problemLine } from '../../../src/store/files/file-problem.ts';
import { lintFlowText } from '../../../src/store/files/lint-flow-text.ts';

const WORDS: FlowWords = { flows: new Map(), intents: new Set(['hi']), calls: CALL_WORDS, deeds: DEED_WORDS };
const told = (text: string, file = 'flows/visit.yml') => lintFlowText(file, text, WORDS).problems.map(problemLine);
const visit = (steps: string): string =>
  `id: visit\ntitle: { ru: Визит, en: Visit }\nslots: { date: date }\nsteps:\n${steps}`;

describe('lintFlowText', () => {
  it('reads a sound text, whether or not there is such a file', () => {
    const { flow, problems } = lintFlowText('visit.yml', visit('  - say: { ru: "{{date}}", en: "{{date}}" }'), WORDS);
    expect(flow?.id).toBe('visit');
    expect(problems).toEqual([]);
  });

  it.each([
    [
      'a text in one language only',
      '  - ask: date\n    say: { ru: Когда? }\n  - say: { ru: "{{date}}", en: "{{date}}" }',
      'flows/visit.yml:6:5 steps.0.say.en: the English text is missing (write "en: …" beside the other one)',
    ],
    [
      'a variant in one language only',
      '  - say:\n      - { ru: Раз, en: One }\n      - { en: Two }',
      'flows/visit.yml:7:9 steps.0.say.1.ru: the Russian text is missing (write "ru: …" beside the other one)',
    ],
    [
      'a mistyped word',
      '  - ask: date\n    sai: { ru: Когда?, en: When? }',
      'flows/visit.yml:5:5 steps.0.say: "say" is missing',
    ],
    ['no step at all', '  - aks: date', `flows/visit.yml:5:5 steps.0: is no step (begin it with one of: ask, offer,`],
    [
      'a branch inside of a branch',
      '  - call: opening\n    on:\n      open:\n        - do: bok\n      closed: []',
      'flows/visit.yml:8:11 steps.0.on.open.0.do: there is no action "bok"; there are: ',
    ],
    [
      'a time-out that is none',
      '  - ask: date\n    say: { ru: К, en: W }\n    timeout: { after: soon, say: { ru: А, en: A } }',
      'flows/visit.yml:7:16 steps.0.timeout.after: must be a time like 15m, 2h or 1d',
    ],
    ['broken YAML', '  - ask: [date', 'flows/visit.yml:5:'],
  ])('tells %s with line, column and a hint', (_what, steps, problem) => {
    const first = told(visit(steps)).find((line) => !line.includes('warning'));
    expect(first?.slice(0, problem.length)).toBe(problem);
  });

  it('suggests the word that was meant', () => {
    const [, second] = told(
      visit(
        '  - ask: date\n    say: { ru: К, en: W }\n    contakt: { ru: А, en: A }\n  - say: { ru: Да, en: Yes }\n    buton: []',
      ),
    );
    expect(second).toContain('(did you mean "buttons"?)');
  });

  it('refuses what is no flow with a reason, and never throws', () => {
    expect(told('')).toEqual(['flows/visit.yml:1:1: is empty']);
    expect(told('\0\u0001')).toEqual(['flows/visit.yml:1:1: is no text']);
    expect(told('x'.repeat(400_001))[0]).toContain('is too long for a flow');
    expect(told('- 1\n- 2')).not.toEqual([]);
    expect(told('['.repeat(20_000))).not.toEqual([]);
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[index]}`).join(',')}]`)
      .join('\n')}`;
    expect(told(bomb)).not.toEqual([]);
    const repeated = Array.from({ length: 90 }, (_, index) => `      b${index}: *a`).join('\n');
    const steps = `  - call: opening\n    on:\n      a: &a\n${'        - do: hold\n'.repeat(1000)}${repeated}`;
    expect(told(visit(steps))[0]).toContain('is too large for a flow');
    expect(told(visit('  &a\n  - call: opening\n    on: { open: *a }'))[0]).toContain('is too large for a flow');
    expect(told(visit(`  - { do: hold, ${'k'.repeat(900)}: 1 }\n`.repeat(200))).length).toBeLessThanOrEqual(100);
    expect(told(visit('  - say: { ru: Да, en: Yes }'), 'flows/other.yml')[0]).toContain(
      'the id is "visit", so the file has to be named visit.yml',
    );
  });

  it('finds nothing in the examples of the documentation', () => {
    const examples = readFileSync('docs/flows.md', 'utf8').match(/(?<=```yaml\n)[^`]+/gu) ?? [];
    const texts = examples.map((text) => ({ name: `${/^id: (.+)$/mu.exec(text)?.[1]}.yml`, text }));
    expect(texts.length).toBeGreaterThan(1);
    const bare = texts.map(({ name, text }) => lintFlowText(name, text, WORDS).flow);
    const flows = new Map(bare.flatMap((flow) => (flow ? [[flow.id, flow] as const] : [])));
    const problems = texts.flatMap(({ name, text }) => lintFlowText(name, text, { ...WORDS, flows }).problems);
    expect(problems.map(problemLine)).toEqual([]);
  });

  it('finds nothing in the flows as they are shipped', () => {
    const files = readdirSync('flows').filter((name) => name.endsWith('.yml'));
    const texts = files.map((name) => ({ name, text: readFileSync(join('flows', name), 'utf8') }));
    const bare: FlowWords = { ...WORDS, intents: new Set() };
    const flows = new Map(
      texts.flatMap(({ name, text }) => {
        const { flow } = lintFlowText(name, text, bare);
        return flow ? [[flow.id, flow] as const] : [];
      }),
    );
    const intents = new Set([...flows.values()].flatMap(({ starts_on }) => starts_on));
    const problems = texts.flatMap(({ name, text }) => lintFlowText(name, text, { ...WORDS, flows, intents }).problems);
    expect(problems.map(problemLine)).toEqual([]);
  });
});
