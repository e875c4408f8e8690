import type { Locale } from '../domain/localized.ts';

const ru = {
  title: 'Чат',
  subtitle: 'Отвечаем сразу. Если понадобится, подключится сотрудник',
  log: 'Сообщения',
  hello: 'Здравствуйте!',
  helloText: 'Напишите своими словами, что вам нужно: записаться, перенести визит, узнать цену или адрес.',
  prompts: ['Хочу записаться', 'Сколько это стоит?', 'Когда вы работаете?', 'Как вас найти?'],
  promptsLabel: 'С чего начать',
  placeholder: 'Сообщение…',
  inputLabel: 'Ваше сообщение',
  send: 'Отправить',
  typing: 'Печатает…',
  operator: 'Сотрудник',
  bot: 'Бот',
  you: 'Вы',
  sending: 'Отправляется',
  sent: 'Отправлено',
  refused: 'Сообщение не принято',
  remove: 'Убрать',
  offline: 'Нет связи. Сообщения уйдут, как только она появится.',
  newest: 'К последним сообщениям',
  console: 'Консоль',
  poweredBy: 'Работает на Voronka',
};

export type Texts = typeof ru;

const en: Texts = {
  title: 'Chat',
  subtitle: 'We answer at once. A person joins in when needed',
  log: 'Messages',
  hello: 'Hello!',
  helloText: 'Tell us in your own words what you need: to book, to move a visit, to ask about prices or the address.',
  prompts: ['I’d like to book', 'How much is it?', 'When are you open?', 'How do I find you?'],
  promptsLabel: 'Ways to start',
  placeholder: 'Message…',
  inputLabel: 'Your message',
  send: 'Send',
  typing: 'Typing…',
  operator: 'Staff',
  bot: 'Bot',
  you: 'You',
  sending: 'Sending',
  sent: 'Sent',
  refused: 'The message was not accepted',
  remove: 'Remove',
  offline: 'You are offline. Messages will go out as soon as the connection is back.',
  newest: 'Go to the latest messages',
  console: 'Console',
  poweredBy: 'Powered by Voronka',
};

export const texts: Record<Locale, Texts> = { ru, en };
