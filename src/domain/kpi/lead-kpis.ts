import type { Counting } from '../analytics/reckoning.ts';
import type { Kpi } from './kpi.ts';

/** A call is over before anything here can come of it, and a request from a site is a lead from the start: neither is a chat. */
const CHATS: Counting = { of: 'dialog', without: ['call', 'form'] };

/** What becomes of a request. */
export const LEAD_KPIS: readonly Kpi[] = [
  {
    id: 'chat_to_lead',
    title: { ru: 'Конверсия диалога в лид', en: 'Chat to lead' },
    numerator: {
      ru: 'диалоги, которые стали лидом, — и тогда, когда это случилось уже после конца периода',
      en: 'dialogs that became a lead, even if that was after the end of the period',
    },
    denominator: {
      ru: 'диалоги, начатые за период, каждый один раз; новое обращение прежнего клиента — новый диалог',
      en: 'dialogs opened in the period, each once; a new request of a returning customer is a new dialog',
    },
    exclusions: {
      ru: 'телефонные звонки и заявки с сайта; лиды из диалогов, начатых до периода; диалоги на этапах «Не обращение», если их не включить',
      en: 'phone calls and requests from sites; leads from dialogs that were opened before the period; dialogs in stages of the group "not a request", unless they are switched on',
    },
    unit: 'share',
    // 10-25 % in the seed: the upper end is a good result, not a limit.
    target: { min: 0.1 },
    reads: ['dialog_opened', 'lead_created'],
    counting: CHATS,
    reckoning: { as: 'share', hit: 'lead' },
    details: [
      {
        id: 'booked',
        title: { ru: 'Доля чатов с записью', en: 'Share of chats with an appointment' },
        unit: 'share',
        counting: CHATS,
        reckoning: { as: 'share', hit: 'booked' },
      },
      {
        id: 'paid',
        title: { ru: 'Доля чатов с оплатой', en: 'Share of chats with a payment' },
        unit: 'share',
        counting: CHATS,
        reckoning: { as: 'share', hit: 'paid' },
      },
    ],
  },
  {
    id: 'lead_quality',
    title: { ru: 'Качество лидов', en: 'Lead quality' },
    numerator: {
      ru: 'сумму последних оценок лидов по шкале от 1 до 5',
      en: 'the sum of the last scores of the leads, each from 1 to 5',
    },
    denominator: {
      ru: 'лиды, появившиеся за период, один на диалог; итог — средняя оценка',
      en: 'leads that appeared in the period, one per dialog; the result is the mean score',
    },
    exclusions: { ru: 'лиды без оценки', en: 'leads without a score' },
    unit: 'points',
    target: { min: 3 },
    reads: ['lead_created', 'lead_scored'],
    counting: { of: 'lead', having: ['scored'] },
    reckoning: { as: 'mean' },
    details: [],
  },
  {
    id: 'dialog_conversion',
    title: { ru: 'Конверсия диалогов и звонков', en: 'Conversion of dialogs and calls' },
    numerator: {
      ru: 'диалоги и звонки, которые признаны конверсией по правилу из настройки конверсии; отметка сотрудника важнее машинной',
      en: "dialogs and calls that were judged a conversion by the owner's own words for it; a person's mark comes before the machine's",
    },
    denominator: {
      ru: 'диалоги и звонки, начатые за период и уже оценённые',
      en: 'dialogs and calls begun in the period and judged by now',
    },
    exclusions: {
      ru: 'ещё не оценённые и те, которые оценить не удалось; диалоги на этапах «Не обращение», если их не включить',
      en: 'those not judged yet or that could not be; dialogs in stages of the group "not a request", unless they are switched on',
    },
    unit: 'share',
    target: {},
    reads: ['dialog_opened', 'conversion_judged'],
    counting: { of: 'dialog', having: ['judged'] },
    reckoning: { as: 'share', hit: 'converted' },
    details: [],
  },
];
