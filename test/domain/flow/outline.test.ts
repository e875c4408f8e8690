import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { Flow } from '../../../src/domain/flow/flow.ts';
import { outlineOf } from '../../../src/domain/flow/outline.ts';

const both = (text: string) => ({ ru: text, en: text });

const flow = Flow.parse(
  parse(`
id: survey
title: { ru: Опрос, en: Survey }
slots: { phone: phone, length: option }
timeout: { after: 15m, say: { ru: Продолжим?, en: Shall we go on? } }
steps:
  - id: length
    ask: length
    say: { ru: Какая длина?, en: How long? }
    choices:
      - { value: short, label: { ru: Короткие, en: Short } }
      - value: long
        label: { ru: Длинные, en: Long }
        then:
          - { run: person, when: { missing: phone } }
  - choose:
      - when: { is: { length: [long, short] }, not: { has: phone } }
        then:
          - do: release_hold
    else:
      - say: [{ ru: Раз, en: Раз }, { ru: Два, en: Два }]
        buttons:
          - { label: { ru: Записаться, en: Записаться }, payload: "s:book?" }
  - call: prices
    on:
      one:
        - end: told
      otherwise:
        - sub: book
`),
);

describe('The outline of a flow', () => {
  const [ask, choose, call] = outlineOf(flow);

  it('tells a question with its choices, what follows each, and how long the bot waits for an answer', () => {
    expect(ask).toMatchObject({ id: 'length', kind: 'ask', about: ['length'], timeout: '15m', path: ['steps', 0] });
    expect(ask?.branches.map(({ kind, label, steps }) => [kind, label, steps.length])).toEqual([
      ['choice', 'short', 0],
      ['choice', 'long', 1],
    ]);
    expect(ask?.branches[1]?.steps[0]).toMatchObject({
      kind: 'run',
      to: 'person',
      when: 'missing: phone',
      timeout: null,
      path: ['steps', 0, 'choices', 1, 'then', 0],
    });
  });

  it('puts conditions in words, and what is done otherwise after them', () => {
    expect(choose?.branches.map(({ kind, label }) => [kind, label])).toEqual([
      ['condition', 'length = long | short, not (has: phone)'],
      ['else', ''],
    ]);
    expect(choose?.branches[1]?.steps[0]).toMatchObject({
      kind: 'say',
      says: [both('Раз'), both('Два')],
      buttons: [both('Записаться')],
      path: ['steps', 1, 'else', 0],
    });
  });

  it('goes into every outcome of a look-up, and names the flow that another one goes on in', () => {
    expect(call?.branches.map(({ kind, label, steps }) => [kind, label, steps[0]?.kind, steps[0]?.to])).toEqual([
      ['outcome', 'one', 'end', null],
      ['else', '', 'sub', 'book'],
    ]);
  });
});
