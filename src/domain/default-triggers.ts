import type { Trigger } from './trigger.ts';

/** One trigger of each kind of seed 004, as a new installation has them. */
export const DEFAULT_TRIGGERS: readonly Trigger[] = [
  {
    id: 'complaint-to-owner',
    title: { ru: 'Жалобы — владельцу', en: 'Complaints go to the owner' },
    enabled: true,
    on: 'handed_off',
    when: { handoffReasons: ['complaint'] },
    action: { kind: 'change_assignee', to: { role: 'owner' } },
    delayMinutes: 0,
    cancelWhenMoved: false,
  },
  {
    id: 'share-the-queue',
    title: { ru: 'Распределить обращения поровну', en: 'Share the queue evenly' },
    enabled: true,
    on: 'handed_off',
    when: { unassigned: true },
    action: { kind: 'distribute' },
    delayMinutes: 0,
    cancelWhenMoved: false,
  },
  {
    id: 'tag-booked',
    title: { ru: 'Метка «записан»', en: 'Tag “booked”' },
    enabled: true,
    on: 'appointment_booked',
    when: {},
    action: { kind: 'change_tags', add: ['записан'], remove: ['не пришёл'] },
    delayMinutes: 0,
    cancelWhenMoved: false,
  },
  {
    id: 'call-after-no-show',
    title: { ru: 'Позвонить после неявки', en: 'Call after a no-show' },
    enabled: true,
    on: 'no_show',
    when: {},
    action: {
      kind: 'add_task',
      taskKind: 'call',
      title: { ru: 'Позвонить: клиент не пришёл', en: 'Call: the customer did not come' },
      dueInMinutes: 60,
    },
    delayMinutes: 0,
    cancelWhenMoved: false,
  },
  {
    id: 'thank-after-visit',
    title: { ru: 'Спросить, как прошёл визит', en: 'Ask how the visit went' },
    enabled: true,
    on: 'appointment_visited',
    when: {},
    action: {
      kind: 'send_message',
      text: {
        ru: 'Спасибо, что были у нас! Всё ли понравилось? Напишите пару слов, нам важно.',
        en: 'Thank you for coming! Were you happy with everything? A few words would help us.',
      },
    },
    delayMinutes: 120,
    cancelWhenMoved: true,
  },
];
