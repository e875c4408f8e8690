import { houseEnd, isFixedPhrase, STREETS } from './fixed-numbers.ts';
import { Block, isOneOf, norm, readNumber, reads, type Scan } from './scan.ts';
import { words } from './word-sets.ts';

/**
 * Marks the numbers that count or name something and so are no hour and no day: prices, phones, addresses, ages, people, durations,
 * orders. `hard` tokens are not read at all; `quantity` ones only by rules that expect a count ("через 3 дня", "8 марта").
 */
export function markQuantities(scan: Scan): void {
  for (let at = 0; at < scan.tokens.length; at += 1) {
    if (scan.blocks[at] === Block.hard) continue;
    const phone = phoneEnd(scan, at);
    if (phone !== null) {
      block(scan, at, phone, Block.hard);
      continue;
    }
    if (NUMBERED.has(norm(scan, at))) blockNumbered(scan, at);
    if (KIN.has(norm(scan, at))) blockNext(scan, at + 1);
    for (const group of GROUPS) if (reads(scan, at, ...group)) blockNext(scan, at + group.length);
    if (UNITS_BEFORE.has(norm(scan, at))) blockNext(scan, norm(scan, at + 1) === 'на' ? at + 2 : at + 1);
    if (isFixedPhrase(scan, at)) block(scan, at, at + 3, Block.hard);
    const house = houseEnd(scan, at);
    if (house !== null) block(scan, at, house, Block.hard);
    if (CURRENCY.has(norm(scan, at))) blockAmount(scan, at + 1);
    if (norm(scan, at) === 'за') blockPrice(scan, at + 1);
    blockCounted(scan, at);
  }
}

function block(scan: Scan, from: number, to: number, how: number): void {
  for (let at = from; at < to; at += 1) scan.blocks[at] = Math.max(scan.blocks[at] ?? 0, how);
}

/** Seven digits and more with only blanks, dashes, brackets between. */
function phoneEnd(scan: Scan, from: number): number | null {
  const first = scan.tokens[from];
  if (first === undefined || (first.kind !== 'number' && first.norm !== '+')) return null;
  // The year of a date begins no phone: "25.11.2026 14-15".
  if (first.glued && './'.includes(norm(scan, from - 1) || ' ')) return null;
  let digits = 0;
  let to = from;
  for (let at = from; at < Math.min(scan.tokens.length, from + MAX_PHONE_TOKENS); at += 1) {
    const token = scan.tokens[at];
    if (token === undefined) break;
    if (token.kind === 'number') {
      digits += token.text.length;
      to = at + 1;
    } else if (!PHONE_MARKS.has(token.norm)) break;
  }
  if (digits < 7 || isIsoDate(scan, from)) return null;
  // "27 11 2026 14" is no phone but "12-30 14-00 …" has few honest readings either; a time with a colon never gets here.
  return norm(scan, to) === ':' ? null : to;
}

function isIsoDate(scan: Scan, at: number): boolean {
  const [year, dash, month] = [scan.tokens[at], scan.tokens[at + 1], scan.tokens[at + 2]];
  if (year === undefined || year.kind !== 'number') return false;
  const yearFirst =
    year.text.length === 4 && dash?.norm === '-' && month?.text.length === 2 && year.text.startsWith('20');
  const yearLast =
    year.text.length <= 2 && scan.tokens[at + 4]?.text.length === 4 && norm(scan, at + 4).startsWith('20');
  return yearFirst || yearLast;
}

/** "ул. Ленина 12", "номер заказа 20-15", "тон 7.1": the first number within two words of the noun. */
function blockNumbered(scan: Scan, noun: number): void {
  for (let at = noun + 1; at <= noun + 5; at += 1) {
    const token = scan.tokens[at];
    // "ул. Мира, 17"
    const isComma = token?.norm === ',' && at > noun + 1 && STREETS.has(norm(scan, noun));
    if (token === undefined || (token.kind === 'mark' && !NAME_MARKS.has(token.norm) && !isComma)) return;
    if (token.kind === 'number') {
      let to = at + 1;
      while (NUMBER_TAIL.has(norm(scan, to)) && scan.tokens[to]?.glued && scan.tokens[to + 1]?.kind === 'number')
        to += 2;
      const isDateOrTime = norm(scan, to) === ':' || scan.tokens[to]?.calendar?.kind === 'month';
      if (!isDateOrTime) block(scan, at, to, Block.hard);
      return;
    }
    if (token.kind === 'word' && (STOPS.has(token.norm) || token.calendar !== null || at > noun + 3)) return;
  }
}

function blockNext(scan: Scan, at: number): void {
  const number = readNumber(scan, at);
  if (number !== null && norm(scan, number.to) !== ':') block(scan, at, number.to, Block.quantity);
}

function blockAmount(scan: Scan, at: number): void {
  let to = at;
  while (scan.tokens[to]?.kind === 'number' || (to > at && NUMBER_TAIL.has(norm(scan, to)))) to += 1;
  block(scan, at, to, Block.hard);
}

/** "за 1500" is a price; "за 2" stays open. */
function blockPrice(scan: Scan, at: number): void {
  const token = scan.tokens[at];
  if (token?.kind === 'number' && (token.text.length > 2 || norm(scan, at + 1) !== ':'))
    block(scan, at, at + 1, Block.hard);
}

/** A number with the thing that it counts behind it: "7 лет", "2-4 тысячи", "на двоих", "90 minutes". */
function blockCounted(scan: Scan, at: number): void {
  const number = readNumber(scan, at);
  if (number === null) return;
  if (isLongNumber(scan, at)) block(scan, at, at + 1, Block.quantity);
  const unitAt = norm(scan, number.to) === '-' ? number.to + 1 : number.to;
  if (isHourUnit(scan, unitAt)) {
    if (!isClockHour(scan, at, unitAt)) blockBackwards(scan, at, number.to);
    return;
  }
  if (isCountedThing(scan, unitAt) && !isMinutesOfClock(scan, at, unitAt)) blockBackwards(scan, at, number.to);
}

/** With "от 2 до 4 тысяч" the 2 counts thousands too. */
function blockBackwards(scan: Scan, at: number, to: number): void {
  block(scan, at, to, Block.quantity);
  if (!RANGE_WORDS.has(norm(scan, at - 1))) return;
  const before = scan.tokens[at - 2];
  if (before !== undefined && (before.kind === 'number' || before.number !== null))
    block(scan, at - 2, at - 1, Block.quantity);
}

function isLongNumber(scan: Scan, at: number): boolean {
  const token = scan.tokens[at];
  return token?.kind === 'number' && token.text.length >= 3;
}

function isHourUnit(scan: Scan, at: number): boolean {
  return isOneOf(scan, at, HOUR_UNITS);
}

/** "в 9 часов" and "3 часа дня" are times, "на 2 часа" and "2 часа" last, unless it was asked at what time. */
function isClockHour(scan: Scan, at: number, unitAt: number): boolean {
  if (scan.expects === 'time' && at === 0 && scan.locale === 'ru') return true;
  if (isOneOf(scan, unitAt + 1, RU_PARTS)) return true;
  if (isOneOf(scan, at - 1, CLOCK_PREPOSITIONS)) return !(norm(scan, at - 2) === 'раз');
  const isChoice = RANGE_WORDS.has(norm(scan, at - 1)) && isOneOf(scan, at - 3, CLOCK_PREPOSITIONS);
  return isChoice || follows(scan, at);
}

/** Directly behind words of the calendar: "пятое декабря, двенадцать часов". */
function follows(scan: Scan, at: number): boolean {
  const before = norm(scan, at - 1) === ',' ? at - 2 : at - 1;
  const token = scan.tokens[before];
  return token !== undefined && token.calendar !== null;
}

function isMinutesOfClock(scan: Scan, at: number, unitAt: number): boolean {
  if (!MINUTE_UNITS.has(norm(scan, unitAt))) return false;
  const next = scan.tokens[unitAt + 1];
  return (
    isAfterHour(scan, at) ||
    norm(scan, at - 1) === 'без' ||
    next?.number?.kind === 'ordinal' ||
    isOneOf(scan, unitAt + 1, PAST_TO)
  );
}

function isAfterHour(scan: Scan, at: number): boolean {
  const unitAt = norm(scan, at - 1) === '.' ? at - 2 : at - 1;
  return isOneOf(scan, unitAt, HOUR_UNITS) || norm(scan, unitAt) === 'ч';
}

function isCountedThing(scan: Scan, at: number): boolean {
  const token = scan.tokens[at];
  if (token === undefined) return false;
  if (token.kind === 'mark') return CURRENCY.has(token.norm) || token.norm === '%';
  // "5к" is money, "в 5 к Марине" is not.
  if (
    token.norm.length === 1 &&
    !token.glued &&
    scan.tokens[at - 1]?.kind === 'number' &&
    ONE_LETTER_WORDS.has(token.norm)
  )
    return false;
  if (token.glued && ORDINAL_TAILS.has(token.norm)) return false;
  if (UNITS.has(token.norm)) return !(token.norm === 'дня' && isDayTime(scan, at));
  return STEMS.some((stem) => token.norm.startsWith(stem));
}

/** "в 3 дня" is three in the afternoon, "3 дня" three days. */
function isDayTime(scan: Scan, at: number): boolean {
  const before = norm(scan, at - 2);
  if (HOUR_UNITS.has(before) || (scan.tokens[at - 2]?.number ?? null) !== null) return true;
  return (
    CLOCK_PREPOSITIONS.has(before) ||
    before === 'и' ||
    before === '-' ||
    (scan.tokens[at - 2]?.calendar ?? null) !== null ||
    (before === 'на' && (scan.tokens[at - 3]?.calendar ?? null) !== null)
  );
}

const MAX_PHONE_TOKENS = 24;
const PHONE_MARKS = words('- ( ) +');
const NAME_MARKS = words('. : № # "');
const NUMBER_TAIL = words('. - / ,');
const CURRENCY = words('$ € £ ₽ ₸ ₴');
const RANGE_WORDS = words('до - по to или or and и');
const ONE_LETTER_WORDS = words('к k');
const ORDINAL_TAILS = words('st rd');
const HOUR_UNITS = words('час часа часов часам часиков hour hours hr hrs h');
const MINUTE_UNITS = words('минут минуты минуту мин minutes minute mins min');
const UNITS_BEFORE = words('минут минуты часа лет рублей человек');
const PAST_TO = words('past to till before after of');
const RU_PARTS = words('утра дня вечера ночи');
const CLOCK_PREPOSITIONS = words('в во к ко с после до около часов часа между раньше позже позднее трех');
const STOPS = words('в во на к ко с со по после до и а at on in for by to from after before');
const NUMBERED = words(
  'версия версии version v температура температуре температуры давление давления пульс рейтинг оценка цена сумма пин ул улица улице улицу улицы пр проспект проспекте мкр микрорайон строение литера участок дом дома доме д кв квартира квартиру корпус корп офис подъезд этаж метро кабинет кабинете каб домофон шоссе переулок площадь адрес адресу заказ заказа заказу номер номера № # код кода сертификат сертификата артикул карта карты договор тон оттенок цвет краска размер рост вес паспорт индекс room flat apt apartment suite unit floor street order code number № zip tone shade size',
);
const KIN = words(
  'мне ему ей ребенку сыну дочке дочери маме папе мужу жене внуку внучке малышу девочке мальчику бабушке',
);
const GROUPS = [
  'нас',
  'нас будет',
  'party of',
  'table for',
  'группа из',
  'компания из',
  'we are',
  'aged',
  'age',
  'возраст',
  'son is',
  'daughter is',
  'kid is',
  'child is',
  'boy is',
  'girl is',
  'he is',
  'she is',
  "he's",
  "she's",
  'under',
].map((phrase) => phrase.split(' '));
const UNITS = words(
  'р руб к k тыс см мм кг г гр мл л м км шт лет год года годика годиков году чел раз раза мест места месте руки рук слоя слоев слой тона тонов тон захода цвета цветов ложки ложек шагах шага шагов классе группе партии счета дня дней день дн день сутки суток месяц месяца месяцев людей мужчин женщин зуба зубов ногтя ногтей стула usd eur rub dollars dollar bucks euros people persons person guests guest adults adult kids kid children child years year yrs yo days day weeks week months month times percent miles mile km feet lbs kg cm stars star sessions visits ladies men women friends avenue street st ave road rd blvd floor grade',
);
const STEMS =
  'рубл тысяч процент человек персон гост штук занят сеанс процедур услуг звезд балл этаж минут недел ночей ребен детей детьми девоч подруг пальц мастер клиент визит посещен стрижк маникюр педикюр массаж кабинет подъезд килограмм сантиметр доллар евро гривен тенге minute mins kilomet'.split(
    ' ',
  );
