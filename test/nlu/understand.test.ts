import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entityOf, Understanding } from '../../src/domain/understanding.ts';
import type { ReloadableNlu } from '../../src/nlu/create-nlu.ts';
import { buildNlu } from '../support/build-nlu.ts';
import { salon } from './salon.ts';

const now = new Date('2026-11-23T09:00:00Z');
const context = { now, business: salon, locale: 'ru' as const, asked: [] };

let nlu: ReloadableNlu;
describe('understanding', () => {
  beforeAll(async () => {
    nlu = await buildNlu();
  });

  describe('understand', () => {
    it('hears intent, service, staff, date and time in one sentence', async () => {
      const meant = await nlu.understand('Запишите меня на маникюр к Оле в пятницу в 15:00', context);
      expect(meant.locale).toBe('ru');
      expect(meant.intents[0]?.intent).toBe('booking.create');
      expect(entityOf(meant, 'service')?.value).toBe('manicure');
      expect(entityOf(meant, 'staff')?.value).toBe('olga');
      expect(entityOf(meant, 'date')?.value).toBe('2026-11-27');
      expect(entityOf(meant, 'time')?.value).toBe('15:00');
    });

    it('hears the same in English in a dialog that was Russian', async () => {
      const meant = await nlu.understand("I'd like to book a manicure with Olga on Friday at 3 pm", context);
      expect(meant.locale).toBe('en');
      expect(meant.intents[0]?.intent).toBe('booking.create');
      expect(meant.entities.map(({ kind }) => kind)).toEqual(['service', 'staff', 'date', 'time']);
    });

    it('hears a question behind a yes, and no greeting behind a wish', async () => {
      const both = await nlu.understand('Да, отлично. А какой у вас адрес?', context);
      expect(both.intents.map(({ intent }) => intent)).toEqual(expect.arrayContaining(['info.location']));
      const wish = await nlu.understand('Здравствуйте! Запишите меня на маникюр', context);
      expect(wish.intents.map(({ intent }) => intent)).not.toContain('smalltalk.greeting');
    });

    it('reads translit', async () => {
      const meant = await nlu.understand('privet, zapishite menya na manikyur zavtra', context);
      expect(meant).toMatchObject({ locale: 'ru', intents: [{ intent: 'booking.create' }] });
      expect(entityOf(meant, 'date')?.value).toBe('2026-11-24');
    });

    it('takes a question for a question even when a name was asked for', async () => {
      const meant = await nlu.understand('сколько стоит', { ...context, asked: ['name'] });
      expect(meant.intents[0]?.intent).toBe('info.price');
      expect(entityOf(meant, 'name')).toBeNull();
    });

    it.each([
      ['nothing', ''],
      ['blanks', ' \n\t '],
      ['emoji', '😀😀😀'],
      ['right-to-left text', 'שלום, אפשר תור?'],
      ['an operator', '{"$gt":""}'],
      ['names of every object', '__proto__ constructor toString hasOwnProperty'],
      ['lone surrogates', '\ud800 привет \udfff'],
      ['zeros', '\u0000\u0000'],
      ['markup', '<script>alert(1)</script>'],
    ])('answers %s with something valid', async (_, text) => {
      expect(Understanding.safeParse(await nlu.understand(text, context)).success).toBe(true);
    });

    it('understands any text without throwing, spans inside the text', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
          const meant = await nlu.understand(text, { ...context, asked: ['name', 'phone', 'time'] });
          for (const { span, text: found } of meant.entities) expect(text.slice(...span)).toBe(found);
        }),
        { numRuns: 300 },
      );
    });

    it.each(['a', 'привет ', 'запишите на маникюр в 15:00 ', '8 928 ', '((((', '😀', '+', '1', 'Аня и '])(
      'reads 100 kB of "%s" in a moment',
      async (piece) => {
        const text = piece.repeat(Math.ceil(100_000 / piece.length));
        await nlu.understand(text, context);
        // Work, not time, which on a busy machine is others' as well; a rule that goes back and forth takes minutes.
        const before = process.cpuUsage();
        await nlu.understand(text, { ...context, asked: ['phone', 'name', 'time'] });
        const { user, system } = process.cpuUsage(before);
        expect((user + system) / 1000).toBeLessThan(1_500);
      },
    );

    it('remembers nothing of the messages it has read', async () => {
      const read = async (from: number, to: number) => {
        for (let index = from; index < to; index += 1)
          await nlu.understand(`слово${index} thing${index} ещё${index * 7}`, context);
      };
      await read(0, 500);
      const before = heapUsed();
      await read(500, 2500);
      expect(heapUsed() - before).toBeLessThan(1_000_000);
    });
  });

  /** Bytes that are really held; nlp.js by itself would keep over 5 MB of 2,000 texts. */
  function heapUsed(): number {
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    return process.memoryUsage().heapUsed;
  }
});
