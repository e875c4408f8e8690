import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { asksIfBot } from '../../../src/domain/handoff-sense/asks-if-bot.ts';
import { type Lately, remember } from '../../../src/domain/handoff-sense/lately.ts';
import { senseHandoff } from '../../../src/domain/handoff-sense/sense.ts';
import { detectLocale, isInTranslit } from '../../../src/nlu/detect-locale.ts';
import { cyrillise } from '../../../src/nlu/text/cyrillise.ts';

const now = new Date('2026-11-23T09:00:00Z');

function sense(text: string, lately: readonly Lately[] = []) {
  const cyrillic = isInTranslit(text, detectLocale(text, 'ru')) ? cyrillise(text).text : undefined;
  return senseHandoff({ text, cyrillic, lately, now });
}

/** What is sensed in the last of several lines. */
function senseTalk(...lines: string[]) {
  let lately: Lately[] = [];
  let last = sense('');
  for (const line of lines) {
    last = sense(line, lately);
    lately = remember(lately, last.mood);
  }
  return last.sensed;
}

const Line = z.object({ text: z.string(), reason: z.string().optional() });

function linesOf(file: string) {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => Line.parse(JSON.parse(line)));
}

// Both lists were written and committed before the rules.
describe('lines that call a person', () => {
  const lines = linesOf('calls-a-person.jsonl');

  it('are more than sixty', () => expect(new Set(lines.map(({ text }) => text)).size).toBeGreaterThan(60));

  it.each(lines.map(({ text, reason }) => [text, reason]))('are sensed for what they are: %s', (text, reason) => {
    expect(sense(text ?? '').sensed?.reason).toBe(reason);
  });
});

describe('lines that only sound like it', () => {
  const lines = linesOf('calls-nobody.jsonl');

  it('are more than eighty', () => expect(new Set(lines.map(({ text }) => text)).size).toBeGreaterThan(80));

  it.each(lines.map(({ text }) => [text]))('call nobody: %s', (text) => {
    expect(sense(text ?? '').sensed).toBeNull();
  });
});

describe('harm', () => {
  it.each([
    'трудно дышать после маски',
    'отёк горла после укола',
    "I can't breathe since the injection",
    'мама потеряла сознание',
  ])('is an emergency where life may be in danger: %s', (text) => {
    expect(sense(text).sensed).toMatchObject({ reason: 'medical_risk', emergency: true });
  });

  it('is told with the words by which it shows', () => {
    expect(sense('после процедуры отёк и температура').sensed?.signs).toEqual(
      expect.arrayContaining(['отек', 'температура', 'после процедуры']),
    );
  });

  it('goes before joy and anger', () => {
    expect(sense('спасибо, красиво, но после укола губы опухли и болят').sensed?.reason).toBe('medical_risk');
    expect(sense('СУКА ПОСЛЕ ВАШЕГО УКОЛА ГУБЫ ОТЕКЛИ').sensed?.reason).toBe('medical_risk');
  });
});

describe('anger', () => {
  it('grows over the lines of a talk until a person is needed', () => {
    expect(senseTalk('опять не то, плохо')).toBeNull();
    expect(senseTalk('опять не то, плохо', 'ну и бред', 'ужас какой-то')?.reason).toBe('anger');
  });

  it('is over after an hour', () => {
    const old = [1, 1, 1].map((heat) => ({ heat, key: 0, at: now.getTime() - 61 * 60_000 }));
    expect(sense('ужас какой-то', old).sensed).toBeNull();
    expect(
      sense(
        'ужас какой-то',
        old.map((line) => ({ ...line, at: now.getTime() - 60_000 })),
      ).sensed?.reason,
    ).toBe('anger');
  });

  it('is not seen in calm lines, whatever was before', () => {
    expect(senseTalk('вы издеваетесь', 'ладно, запишите на пятницу')).toBeNull();
  });

  it('is not seen in swearing alone', () => {
    expect(sense('бл*, опаздываю минут на десять').sensed).toBeNull();
    expect(sense('damn, wrong day').sensed).toBeNull();
  });
});

describe('the same question', () => {
  it('calls a person when it comes for the third time', () => {
    const question = 'а парковка для грузовиков есть?';
    expect(senseTalk(question, question)).toBeNull();
    expect(senseTalk(question, 'Здравствуйте! А парковка для грузовиков есть', `${question}??`)).toMatchObject({
      reason: 'repeated_question',
    });
  });

  it('is none when other lines come between, or it is an answer', () => {
    expect(senseTalk('парковка есть у вас?', 'понятно', 'парковка есть у вас?', 'парковка есть у вас?')).toBeNull();
    expect(senseTalk('да', 'да', 'да')).toBeNull();
    expect(senseTalk('14:00', '14:00', '14:00')).toBeNull();
  });
});

describe('"are you a bot?"', () => {
  it.each([
    'вы бот?',
    'Ты бот или человек?',
    'это робот отвечает?',
    'я с человеком разговариваю?',
    'с кем я общаюсь?',
    'мне отвечает бот?',
    'are you a bot?',
    'am I talking to a human?',
    'is this a real person?',
    'bot or human?',
  ])('is heard in "%s"', (text) => expect(asksIfBot(text)).toBe(true));

  it.each([
    'позовите человека, не бота',
    'хочу человека а не робота',
    'get me a human',
    'бот не понимает, дайте оператора',
    'are you open tomorrow?',
    'вы работаете в воскресенье?',
    'это мастер Анна?',
    'сколько человек в группе?',
  ])('is not heard in "%s"', (text) => expect(asksIfBot(text)).toBe(false));
});

describe('any text at all', () => {
  const letters = fc.constantFrom(
    ...'аоеиблхуйтс*@# .,!?-—«»aefhistu19ё\n'.split(''),
    'сука ',
    'fuck ',
    'после ',
    'суд ',
  );

  it('is read without failing, and to one and the same end', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(letters, { maxLength: 200 }).map((some) => some.join('')),
        ),
        (text) => {
          const first = sense(text);
          expect(sense(text)).toEqual(first);
          expect(first.mood.heat).toBeGreaterThanOrEqual(0);
          expect(first.mood.heat).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is read to its beginning only, so that length costs nothing', () => {
    const long = `${'ну и очень '.repeat(20_000)}вы идиоты`;
    expect(sense(long).sensed).toBeNull();
  });
});
