import { describe, expect, it } from '@jest/globals';
import type { FlowBook } from '../../../src/domain/flow/route.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { both, buildFlows } from './build-flows.ts';
import { type Story, tell } from './story.ts';

/** Steps that an answer or a condition leads to; a plain object with `then` is taken for a promise by linters. */
const leadsTo = (...steps: object[]): object => Object.fromEntries([['then', steps]]);

/** A certificate: for whom, for how much, with the address of whoever pays asked by another flow. */
const ADDRESS = {
  id: 'address',
  slots: { email: 'email', wish: 'text', person: 'text' },
  cancelled: both('Адрес не нужен.'),
  steps: [
    { id: 'email', ask: 'email', say: both('Почта для {{person}}?'), invalid: both('Это не почта.') },
    { id: 'wish', ask: 'wish', say: both('Что написать?') },
    { choose: [{ when: { is: { wish: 'ничего' } }, ...leadsTo({ end: 'plain' }) }] },
  ],
};
const GIFT = {
  id: 'gift',
  starts_on: ['gift'],
  slots: { kind: 'option', people: 'number', date: 'date', who: 'text', mail: 'email', size: 'text' },
  titles: { kind: both('Для кого') },
  cancelled: both('Хорошо, не оформляю.'),
  resumes: true,
  steps: [
    {
      id: 'kind',
      ask: 'kind',
      say: both('Для кого?'),
      choices: [
        { value: 'self', label: both('Себе'), words: ['себе', 'мне'] },
        {
          value: 'friend',
          label: both('Подруге'),
          words: ['подруге', 'подарок'],
          ...leadsTo({ id: 'who', ask: 'who', say: both('Как её зовут?') }),
        },
      ],
      invalid: both('Выберите.'),
    },
    { id: 'people', ask: 'people', say: both('На сколько человек?') },
    {
      id: 'size',
      choose: [
        { when: { at_least: { people: 5 } }, ...leadsTo({ set: { size: 'большая' } }) },
        {
          when: { any: [{ is: { people: [2, 3] } }, { at_least: { people: 4 } }] },
          ...leadsTo({ set: { size: 'средняя' } }),
        },
      ],
      else: [{ set: { size: 'малая' } }],
    },
    { id: 'date', ask: 'date', when: { not: { is: { kind: 'self' } } }, say: both('На какой день?') },
    {
      id: 'address',
      sub: 'address',
      in: { person: 'who' },
      out: { mail: 'email' },
      on: { plain: [{ say: both('Без слов.') }] },
    },
    {
      id: 'sure',
      confirm: ['kind', 'people', 'mail'],
      say: both('{{kind}}, {{size}}, {{mail}}?'),
      change: both('Что?'),
    },
    { say: both('Готово: {{kind}}, {{mail}}.') },
  ],
};
const HELP = {
  id: 'help',
  starts_on: ['help'],
  digression: true,
  slots: { service: 'service' },
  steps: [{ id: 'about', ask: 'service', say: both('О какой услуге?') }, { say: both('Расскажу: {{service}}.') }],
};
const PRICE = {
  id: 'price',
  starts_on: ['info.price'],
  digression: true,
  slots: { staff: 'staff' },
  steps: [{ id: 'whose', ask: 'staff', say: both('У кого?') }, { say: both('Цена: {{staff}}.') }],
};
const CALL_BACK = {
  id: 'call-back',
  starts_on: ['call'],
  steps: [
    { id: 'ok', confirm: ['kind'], say: both('Позвонить?'), change: both('Нет так нет.'), refused: 'end' },
    { say: both('Позвоню.') },
  ],
  slots: { kind: 'text' },
};

const FLOWS = buildFlows(GIFT, ADDRESS, HELP, PRICE, CALL_BACK);
const start = (flows: FlowBook = FLOWS): Story => tell({ flows });
const text = async (line: ReturnType<Story['say']>): Promise<string> => (await line).text;

async function atAddress(): Promise<Story> {
  const story = start();
  await story.say('сертификат', { intent: 'gift' });
  await story.press('Подруге');
  await story.say('Лена');
  await story.say('трое? нет, 3');
  await story.say('в пятницу', { date: '2026-11-06' });
  return story;
}

describe('questions with answers of their own', () => {
  it('takes a choice by its button, by its number in the list, and by its words, and goes on by it', async () => {
    for (const answer of ['Подруге', '2', 'вторая', 'это в подарок']) {
      const story = start();
      expect((await story.say('сертификат', { intent: 'gift' })).buttons.map(({ label }) => label)).toEqual([
        'Себе',
        'Подруге',
      ]);
      expect(await text(story.say(answer))).toBe('Как её зовут?');
    }
  });

  it('takes a choice that is named with the wish itself', async () => {
    expect(await text(start().say('сертификат в подарок', { intent: 'gift' }))).toBe('Как её зовут?');
  });

  it('says that an answer is none, and asks again', async () => {
    const story = start();
    await story.say('сертификат', { intent: 'gift' });
    expect(await text(story.say('не знаю'))).toBe('Выберите.\nДля кого?');
  });

  it('takes no value of a button that the flow does not offer', async () => {
    const story = start();
    await story.say('сертификат', { intent: 'gift' });
    const { flow } = story.dialog();
    expect(flow[0]?.offered[0]?.fill).toEqual({ kind: 'self' });
    const forged = tell({ flows: FLOWS, situation: { dialog: { ...story.dialog() } } });
    await forged.answer({ kind: 'fill', slots: { kind: 'admin' } });
    expect(forged.dialog().flow[0]?.slots).toEqual({});
  });

  it('keeps any words, a number or an address, each for the question that asks for it', async () => {
    const story = await atAddress();
    expect(story.dialog().flow[0]?.slots).toMatchObject({ who: 'Лена', people: '3' });
    expect(await text(story.say('не помню'))).toBe('Это не почта.\nПочта для Лена?');
    expect(await text(story.say('Пишите на Lena@Mail.ru'))).toBe('Что написать?');
  });

  it('takes a number for a number, and none from within a day or an hour', async () => {
    const story = start();
    await story.say('сертификат в подарок', { intent: 'gift' });
    await story.say('Лена');
    await story.say('в пятницу 6 ноября', { date: '2026-11-06' });
    expect(story.dialog().flow[0]?.slots).toMatchObject({ date: '2026-11-06' });
    expect(story.last().text).toBe('На сколько человек?');
    await story.say('3', { time: '03:00', date: '2026-11-03' });
    expect(story.dialog().flow[0]?.slots).toMatchObject({ people: '3', date: '2026-11-06' });
  });

  it('answers a question instead of taking it for the answer', async () => {
    const story = start();
    await story.say('сертификат в подарок', { intent: 'gift' });
    await story.say('а это обязательно?');
    expect(story.dialog().flow[0]?.slots.who).toBeUndefined();
  });
});

describe('branches', () => {
  it.each([
    ['1', 'малая'],
    ['2', 'средняя'],
    ['4', 'средняя'],
    ['12', 'большая'],
  ])('goes on by numbers: %s people is %s', async (people, size) => {
    const story = start();
    await story.say('сертификат себе', { intent: 'gift' });
    await story.say(people);
    expect(story.dialog().flow[0]?.slots.size).toBe(size);
    expect(story.last().text).toBe('Почта для?');
  });

  it('decides anew when an answer is corrected', async () => {
    const story = await atAddress();
    await story.say('a@b.ru');
    await story.say('ничего');
    expect(story.last().text).toBe('Без слов.\nПодруге, средняя, a@b.ru?');
    await story.say('нет', { intent: 'answer.no' });
    expect(story.last().buttons.map(({ label }) => label)).toEqual(['Для кого', 'Число', 'Почту']);
    await story.press('Число');
    await story.say('7');
    expect(story.last().text).toBe('Подруге, большая, a@b.ru?');
  });
});

describe('sub-flows', () => {
  it('gets what it is given, gives back what was asked for, and the flow goes on by how it ended', async () => {
    const story = await atAddress();
    expect(story.last().text).toBe('Почта для Лена?');
    expect(story.dialog().flow.map(({ flow }) => flow)).toEqual(['gift', 'address']);
    await story.say('a@b.ru');
    expect(await text(story.say('С днём рождения'))).toBe('Подруге, средняя, a@b.ru?');
    expect(story.dialog().flow.map(({ flow }) => flow)).toEqual(['gift']);
    expect(await text(story.say('да', { intent: 'answer.yes' }))).toBe('Готово: Подруге, a@b.ru.');
    expect(story.dialog().flow).toEqual([]);
  });

  it('goes back inside of it, and out of it before its first answer', async () => {
    const story = await atAddress();
    await story.say('a@b.ru');
    expect(await text(story.say('назад'))).toBe('Почта для Лена?');
    expect(await text(story.say('назад'))).toBe('На какой день?');
    expect(story.dialog().flow.map(({ flow }) => flow)).toEqual(['gift']);
  });

  it('asks for what it gave again after "back"', async () => {
    const story = await atAddress();
    await story.say('a@b.ru');
    await story.say('Привет');
    expect(await text(story.say('назад'))).toBe('Почта для Лена?');
  });

  it('is given up together with the flow that needs it', async () => {
    const story = await atAddress();
    expect(await text(story.say('отмена'))).toBe('Хорошо, не оформляю.');
    expect(story.dialog().flow).toEqual([]);
  });

  it('is given up alone where the flow goes on without it', async () => {
    const steps = GIFT.steps.map((step) =>
      step.id === 'address' ? { ...step, on: { cancelled: [{ say: both('Без почты.') }] } } : step,
    );
    const story = tell({ flows: buildFlows({ ...GIFT, steps }, ADDRESS) });
    await story.say('сертификат себе', { intent: 'gift' });
    await story.say('2');
    expect(await text(story.say('отмена'))).toBe('Адрес не нужен.\n\nБез почты.\nСебе, средняя,?');
  });

  it('leaves to the flow beneath what only that one can use, and begins anew when what it was given has changed', async () => {
    const story = await atAddress();
    await story.say('a@b.ru');
    expect(await text(story.say('нет, в субботу', { date: '2026-11-07', intent: 'answer.no' }))).toBe('Что написать?');
    expect(story.dialog().flow[0]?.slots.date).toBe('2026-11-07');
  });

  it('runs sub-flows of sub-flows', async () => {
    const deep = buildFlows(
      {
        id: 'a',
        starts_on: ['a'],
        slots: { x: 'text' },
        steps: [{ sub: 'b', out: { x: 'y' } }, { say: both('Итого {{x}}.') }],
      },
      { id: 'b', slots: { y: 'text' }, steps: [{ sub: 'c', out: { y: 'z' } }] },
      { id: 'c', slots: { z: 'text' }, steps: [{ ask: 'z', say: both('Что?') }] },
    );
    const story = tell({ flows: deep });
    expect(await text(story.say('…', { intent: 'a' }))).toBe('Что?');
    expect(story.dialog().flow.map(({ flow }) => flow)).toEqual(['a', 'b', 'c']);
    expect(await text(story.say('пять'))).toBe('Итого пять.');
  });
});

describe('interruptions', () => {
  it('come back in order, also one in the middle of another', async () => {
    const story = start();
    await story.say('сертификат', { intent: 'gift' });
    expect(await text(story.say('расскажите?', { intent: 'help' }))).toBe('О какой услуге?');
    expect(await text(story.say('сколько стоит?', { intent: 'info.price' }))).toBe('У кого?');
    expect(story.dialog().flow.map(({ flow }) => flow)).toEqual(['gift', 'help', 'price']);
    expect(await text(story.say('у Анны', { staff: 'anna' }))).toBe('Цена: Анна.\n\nО какой услуге?');
    expect(await text(story.say('стрижка', { service: 'cut' }))).toBe('Расскажу: Стрижка.\n\nДля кого?');
    expect(story.dialog().flow.map(({ flow }) => flow)).toEqual(['gift']);
  });

  it('that ask back keep the answer that came with them', async () => {
    const story = start();
    await story.say('сертификат', { intent: 'gift' });
    expect(await text(story.say('себе, а сколько стоит?', { intent: 'info.price' }))).toBe('У кого?');
    expect(await text(story.say('у Анны', { staff: 'anna' }))).toBe('Цена: Анна.\n\nНа сколько человек?');
  });

  it('by another flow give the word back to one that resumes', async () => {
    const story = start();
    await story.say('сертификат', { intent: 'gift' });
    expect(await text(story.say('перезвоните', { intent: 'call' }))).toBe('Позвонить?');
    expect(await text(story.say('да', { intent: 'answer.yes' }))).toBe('Позвоню.\n\nДля кого?');
  });
});

describe('languages', () => {
  it('goes on in the language of each message', async () => {
    const story = start();
    expect(await text(story.say('сертификат', { intent: 'gift' }))).toBe('Для кого?');
    expect(await text(story.say('себе', { locale: 'en' }))).toBe('На сколько человек? (en)');
  });
});

describe('several texts to one step', () => {
  const many = [both('Раз'), both('Два'), both('Три')];
  const question = {
    id: 'hi',
    starts_on: ['hi'],
    slots: { who: 'email' },
    steps: [{ id: 'q', ask: 'who', say: many }],
  };
  const flows = buildFlows(question, { id: 'joke', starts_on: ['joke'], steps: [{ say: many }] });

  it('never asks twice in a row with the same one', async () => {
    const story = tell({ flows });
    const asked = [
      await text(story.say('…', { intent: 'hi' })),
      await text(story.say('а')),
      await text(story.say('б?')),
    ];
    expect(new Set(asked).size).toBe(3);
  });

  it('says the same one to the same message, however often it is decided, and uses all of them', async () => {
    const said = new Set<string>();
    for (let lastSeq = 0; lastSeq < 12; lastSeq++) {
      const parts = { flows, situation: { dialog: buildDialog({ lastSeq }) } };
      const line = await text(tell(parts).say('…', { intent: 'joke' }));
      expect(await text(tell(parts).say('…', { intent: 'joke' }))).toBe(line);
      said.add(line);
    }
    expect(said.size).toBe(3);
  });
});

describe('a flow whose file was changed in the middle', () => {
  const changed = (steps: object[], slots: object = GIFT.slots) =>
    buildFlows({ ...GIFT, slots, steps }, ADDRESS, HELP, PRICE);
  async function goOn(flows: FlowBook): Promise<Story> {
    const before = start();
    await before.say('сертификат себе', { intent: 'gift' });
    expect(before.last().text).toBe('На сколько человек?');
    return tell({ flows, situation: { dialog: before.dialog() } });
  }

  it('goes on without a word where the question that waits is still there', async () => {
    const story = await goOn(changed([{ say: both('Новое!') }, ...GIFT.steps]));
    expect(await text(story.say('2'))).toBe('Новое!\n\nПочта для?');
  });

  it('begins anew politely, with the answers that still have a place', async () => {
    const [kind, , ...rest] = GIFT.steps;
    const story = await goOn(
      changed(
        [
          kind ?? {},
          { id: 'sum', ask: 'sum', say: both('На какую сумму?') },
          ...rest.filter(({ id }) => id !== 'size'),
        ],
        {
          ...GIFT.slots,
          sum: 'number',
        },
      ),
    );
    expect(await text(story.say('двое'))).toBe(
      'Мы обновили вопросы, поэтому кое-что спрошу ещё раз.\n\nНа какую сумму?',
    );
    expect(await text(story.say('3000'))).toBe('Почта для?');
  });

  it('ends politely, and hears what was said, when the flow is gone', async () => {
    const story = await goOn(buildFlows(PRICE));
    expect(await text(story.say('сколько стоит?', { intent: 'info.price' }))).toBe(
      'Здесь у нас всё поменялось, поэтому давайте начнём заново.\n\nУ кого?',
    );
    expect(story.dialog().flow.map(({ flow }) => flow)).toEqual(['price']);
  });

  it('asks the flow beneath when a sub-flow is gone', async () => {
    const before = await atAddress();
    const steps = GIFT.steps.filter(({ id }) => id !== 'address');
    const story = tell({ flows: buildFlows({ ...GIFT, steps }), situation: { dialog: before.dialog() } });
    expect(await text(story.say('a@b.ru'))).toMatch(/^Мы обновили вопросы.+\n\nПодруге, средняя,\?$/s);
  });

  it('goes on with frames of an older program, which knew no versions', async () => {
    const before = start();
    await before.say('сертификат себе', { intent: 'gift' });
    const flow = before.dialog().flow.map(({ version: _version, ...frame }) => frame);
    const story = tell({ flows: FLOWS, situation: { dialog: { ...before.dialog(), flow } } });
    expect(await text(story.say('2'))).toBe('Почта для?');
  });
});
