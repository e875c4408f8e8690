import type { Kpi } from './kpi.ts';

/** How well the bot understands. */
export const BOT_KPIS: readonly Kpi[] = [
  {
    id: 'fallback_rate',
    title: { ru: 'Доля пересылок и непонятых сообщений', en: 'Fallback rate' },
    numerator: {
      ru: 'сообщения, которые бот не понял или с которыми передал диалог сотруднику',
      en: 'messages that the bot did not understand, or on which it handed the dialog to a person',
    },
    denominator: {
      ru: 'сообщения клиентов, которые бот разбирал за период; пришедшие вместе разбираются как одно',
      en: "customers' messages that the bot read in the period; those that came together are read as one",
    },
    exclusions: {
      ru: 'сообщения, написанные, пока диалог ждёт сотрудника или его ведёт сотрудник',
      en: 'messages written while the dialog waits for a person or a person leads it',
    },
    unit: 'share',
    // The seed's 3-10 % is what to expect, not a band to stay in: a bot that understands more has not failed.
    target: { max: 0.1 },
    reads: ['message_understood'],
    counting: { of: 'turn' },
    reckoning: { as: 'share', hit: 'failed' },
    details: [],
  },
  {
    id: 'intent_accuracy',
    title: { ru: 'Точность распознавания', en: 'Intent accuracy' },
    numerator: {
      ru: 'сообщения случайной выборки, в которых бот увидел то же намерение, что и человек',
      en: 'messages of the random sample in which the bot saw the same intent as the person who labelled them',
    },
    denominator: {
      ru: 'сообщения случайной выборки, размеченные за период; размеченное заново считается один раз, по последней метке и её времени. Каждое весит столько, сколько сообщений оно представляет',
      en: 'messages of the random sample labelled in the period; one labelled again counts once, by its last label and at that label’s time. Each weighs as many messages as it stands for',
    },
    exclusions: {
      ru: 'сообщения, которые попали в разметку не случайно (непонятые ботом, выбранные вручную): они трудные, и по ним доля была бы занижена',
      en: 'messages that were not drawn by chance (not understood by the bot, chosen by hand): they are the hard ones, and would make the share too low',
    },
    unit: 'share',
    target: {},
    reads: ['intent_labelled'],
    counting: { of: 'label', having: ['random'] },
    reckoning: { as: 'weighted_share', hit: 'right' },
    details: [],
  },
];
