import { beforeAll, describe, expect, it } from '@jest/globals';
import { checkFacts, type Sources } from '../../src/responder/facts/fact-check.ts';
import { type Demo, loadDemo, NOW } from './demo.ts';

let demo: Demo;
describe('the fact check', () => {
  beforeAll(async () => {
    demo = await loadDemo();
  });

  const FREE = JSON.stringify([
    { date: '2026-11-24', staff: 'Анна Лебедева', times: ['10:00', '15:30'] },
    { start: '2026-11-25T13:00:00Z', staff: 'Дмитрий Орлов' },
  ]);

  function check(reply: string, overrides: Partial<Sources> = {}) {
    return checkFacts(reply, {
      business: demo.business,
      now: NOW,
      passages: demo.pages.filter(({ source }) => ['parking', 'being-late', 'gift-certificates'].includes(source)),
      tools: [{ name: 'free_slots', content: FREE }],
      customer: ['Здравствуйте, это Марина. Делаете татуаж? Сможете в 19:00 за 700 рублей?'],
      ...overrides,
    });
  }

  describe('a reply that the data backs', () => {
    it.each([
      'Мужская стрижка стоит 1300 ₽ и занимает 45 минут.',
      'Мужская стрижка — 1 300 рублей.',
      'Мужская стрижка стоит 1,3 тыс. рублей.',
      'Женская стрижка: от 1800 до 2800 ₽, около часа.',
      'Окрашивание волос занимает 3 часа и стоит от 4500 до 9500 руб.',
      'Мы работаем с 9 утра до 9 вечера, в воскресенье с 10 до 18.',
      'В воскресенье мы открыты с 10:00 до 18:00.',
      'Завтра мы работаем до 21:00.',
      '1 января мы закрыты, 31 декабря работаем до 15:00.',
      'Есть свободное время во вторник, 24 ноября, в 15:30 у Анны.',
      'Свободно в среду в 16:00 у Дмитрия Орлова.',
      'Мы находимся на переулке Тихого Дона, 12, вход со двора.',
      'Наш телефон +7 (863) 000-00-00.',
      'Есть своя бесплатная парковка на шесть машин.',
      'Мастер подождёт вас 15 минут, штрафов нет.',
      'Сертификат действует 6 месяцев.',
      'Сертификат действует шесть месяцев.',
      'Скидка на первый визит 15 %, по вторникам 10% на маникюр.',
      'К сожалению, татуаж мы не делаем.',
      'Здравствуйте, Марина! Парковка у нас есть.',
      'Мастер с именем Марина у нас не работает.',
      'Мы делаем стрижки, окрашивание и маникюр.',
      '1. Маникюр без покрытия: 1200 ₽\n2. Педикюр с покрытием: 2600 ₽',
      "A men's haircut is ₽1,300 and takes 45 minutes.",
      'We are open from 9 am to 9 pm, on Sundays till 6 pm.',
      'Anna is free on Tuesday, November 24 at 3:30 pm.',
      'Parking is free, with room for six cars.',
      'The facial takes 90 minutes.',
    ])('%s', (reply) => {
      expect(check(reply)).toEqual({ kind: 'supported' });
    });
  });

  describe('a reply that says more than the data', () => {
    it.each([
      ['an invented price', 'Мужская стрижка стоит 500 ₽.'],
      ['a price in words', 'Мужская стрижка стоит пятьсот рублей.'],
      ['a price with a thousand', 'Мужская стрижка стоит 2 тысячи.'],
      ['a price in full-width digits', 'Мужская стрижка стоит ５００ ₽.'],
      ['a price with an invisible character', 'Мужская стрижка стоит 5\u200b00 ₽.'],
      ['a price in other digits', 'Мужская стрижка стоит ٥٠٠ ₽.'],
      ['a price in another currency', 'Мужская стрижка стоит 1300 $.'],
      ["another service's price", 'Мужская стрижка стоит 900 ₽.'],
      ["another service's price, a sentence later", 'Мужская стрижка у нас есть. Она стоит 900 ₽.'],
      ["another service's price without a currency", 'Мужская стрижка — 2200.'],
      ['a price that the customer named', 'Да, педикюр за 700 рублей.'],
      ['an invented discount', 'Сейчас скидка 50 % на всё.'],
      ['a discount in words', 'Скидка пятьдесят процентов.'],
      ['a wrong duration', 'Мужская стрижка занимает 20 минут.'],
      ['a wrong closing time', 'Мы работаем до 23:00.'],
      ['a wrong closing time in words', 'Мы работаем до одиннадцати вечера.'],
      ['hours of another day', 'В воскресенье мы открыты до 21:00.'],
      ['open on a closed day', '1 января мы работаем с 10:00.'],
      ['closed on an open day', 'Завтра мы закрыты.'],
      ['round the clock', 'Мы работаем круглосуточно.'],
      ['a slot that was not looked up', 'Завтра в 19:00 свободно.'],
      ['a slot out of the opening hours', 'Есть окно во вторник в 10:30.'],
      ['a slot after a soothing word', 'Не волнуйтесь, завтра в 12:00 есть свободное время.'],
      ['a weekday that is not that date', 'Свободно в пятницу, 24 ноября, в 15:30.'],
      ['a relative day that is not that date', 'Завтра, 24 ноября, в 15:30 свободно.'],
      ['an unknown date', 'Приходите 3 декабря.'],
      ['an unknown phone', 'Звоните: 8 (863) 111-22-33.'],
      ['an unknown link', 'Запишитесь на salon-booking.ru/form'],
      ['an unknown street', 'Мы находимся на улице Садовой, 5.'],
      ['an unknown house', 'Наш адрес: переулок Тихого Дона, 99.'],
      ['an unknown master', 'Вас примет мастер Марина.'],
      ['an unknown master at the beginning', 'Марина свободна во вторник в 15:30.'],
      ['a service that is not there', 'Да, мы делаем татуаж.'],
      ['a service that is not there, after a comfort', 'Не переживайте, мы делаем татуаж.'],
      ['something free that is not', 'Маникюр для вас бесплатно.'],
      ['a guarantee', 'Мы даём гарантию на стрижку.'],
      ['a deed', 'Я записала вас на вторник.'],
      ['a deed in passing', 'Хорошо, я передал администратору.'],
      ['a state nobody looked up', 'Вы записаны на вторник, 24 ноября.'],
      ['half past', 'Мы открыты до половины десятого.'],
      ['a term', 'Сертификат действует 12 месяцев.'],
      ['a price (en)', "A men's haircut is $15."],
      ['a price in words (en)', "A men's haircut is five hundred roubles."],
      ['hours (en)', 'We are open until 11 pm.'],
      ['a deed (en)', "I've booked you for Tuesday."],
      ['a master (en)', 'Jessica will see you.'],
      ['an address (en)', 'We are at 5 Baker Street.'],
      ['a free service (en)', 'The manicure is free of charge.'],
      ['a service (en)', 'Yes, we do tattoos.'],
    ])('%s: %s', (_, reply) => {
      expect(check(reply).kind).toBe('unsupported');
    });

    it('names what was unsupported', () => {
      expect(check('Мужская стрижка стоит 500 ₽.')).toEqual({ kind: 'unsupported', facts: ['500 ₽'] });
    });
  });

  it("tells of the customer's own appointment when it was looked up", () => {
    const tools = [{ name: 'own_appointments', content: '[{"date":"2026-11-27","time":"14:00","service":"Укладка"}]' }];
    expect(check('Вы записаны на пятницу, 27 ноября, в 14:00.', { tools })).toEqual({ kind: 'supported' });
    expect(check('Вы записаны на пятницу, 27 ноября, в 15:00.', { tools }).kind).toBe('unsupported');
  });

  it('reads any text of a reply in passing, whatever it is made of', () => {
    const pieces = [
      '1 ',
      '10 000 - ',
      'в 5 ',
      'пол',
      'двадцать ',
      '**',
      '+7 (',
      'ул. Я ',
      'Марина ',
      'a.',
      '5:',
      '₽',
      'с 1 до ',
    ];
    for (const piece of pieces) {
      const started = performance.now();
      check(piece.repeat(Math.floor(1500 / piece.length)));
      // Some ms; a pattern that backtracks would take minutes.
      expect(performance.now() - started).toBeLessThan(5000);
    }
  });
});
