/** What the shipped flows answer in one message, whatever was said before. */
const KNOWN = [
  'Здравствуйте!',
  'Подскажите, пожалуйста, во сколько вы открываетесь?',
  'Сколько стоит маникюр с покрытием?',
  'По какому адресу вы находитесь?',
  'Можно ли оплатить картой?',
  'Какие у вас сейчас действуют скидки?',
  'Какие услуги у вас есть?',
  'Кто у вас делает маникюр?',
  'Большое спасибо за помощь!',
  'До скольки вы работаете в воскресенье?',
  'Сколько стоит женская стрижка?',
  'Добрый день!',
  'Скажите, как к вам доехать?',
  'Принимаете ли вы наличные?',
  'Всего доброго, до свидания!',
  'Пришлите, пожалуйста, прайс на все услуги.',
];

/** What no flow and no page knows. */
const FOREIGN = [
  'Посоветуйте хороший рецепт борща.',
  'Куплю старые телевизоры дорого.',
  'Отдам котят в хорошие руки.',
  'Расскажи какой-нибудь анекдот.',
  'Когда ближайшая электричка на Таганрог?',
];

/** Every fifth line of a chat is foreign. Two in a row would call a person, and the bot would be silent from then on. */
const EVERY = 5;

export const GREETING = 'Здравствуйте!';

/** The next line of a chat: the same for every subject. Chats start at different places, so that the kinds mix. */
export function lineOf(chatIndex: number, turn: number): string {
  const place = chatIndex + turn;
  return place % EVERY === EVERY - 1
    ? pick(FOREIGN, chatIndex + Math.floor(place / EVERY))
    : pick(KNOWN, chatIndex * 7 + turn);
}

function pick(lines: readonly string[], index: number): string {
  return lines[index % lines.length] ?? GREETING;
}
