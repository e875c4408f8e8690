import type { Trigger } from './trigger.ts';

const PLAIN = {
  enabled: true,
  delay: { minutes: 0, businessHours: false },
  lateHours: 72,
  version: 1,
} as const satisfies Partial<Trigger>;

/** One trigger of each kind of seed 004, as a new installation has them. */
export const DEFAULT_TRIGGERS: readonly Trigger[] = [
  {
    ...PLAIN,
    id: 'complaint-to-owner',
    title: { ru: 'Жалобы — владельцу', en: 'Complaints go to the owner' },
    position: 10,
    on: { kind: 'handed_off' },
    when: {
      match: 'all',
      of: [{ kind: 'handoff_reason', in: ['complaint', 'anger', 'medical_risk', 'legal_risk'], not: false }],
    },
    actions: [{ kind: 'change_assignee', to: { kind: 'owner' } }],
    cancelledBy: [],
  },
  {
    ...PLAIN,
    id: 'share-the-queue',
    title: { ru: 'Распределить обращения поровну', en: 'Share the queue evenly' },
    position: 20,
    on: { kind: 'handed_off' },
    when: { match: 'all', of: [{ kind: 'assignee', in: [null], not: false }] },
    actions: [{ kind: 'distribute', ruleId: null }],
    cancelledBy: [],
  },
  {
    ...PLAIN,
    id: 'tag-booked',
    title: { ru: 'Тег «записан»', en: 'Tag “booked”' },
    position: 30,
    on: { kind: 'appointment_booked' },
    when: { match: 'all', of: [] },
    actions: [{ kind: 'change_tags', add: ['записан'], remove: ['не пришёл'] }],
    cancelledBy: [],
  },
  {
    ...PLAIN,
    id: 'call-after-no-show',
    title: { ru: 'Позвонить после неявки', en: 'Call after a no-show' },
    position: 40,
    on: { kind: 'appointment_missed' },
    when: { match: 'all', of: [] },
    actions: [
      {
        kind: 'add_task',
        taskKind: 'call',
        title: { ru: 'Позвонить: клиент не пришёл', en: 'Call: the customer did not come' },
        dueInMinutes: 60,
      },
    ],
    cancelledBy: [],
  },
  {
    ...PLAIN,
    id: 'thank-after-visit',
    title: { ru: 'Спросить, как прошёл визит', en: 'Ask how the visit went' },
    position: 50,
    on: { kind: 'appointment_visited' },
    when: { match: 'all', of: [] },
    actions: [
      {
        kind: 'send_message',
        text: {
          ru: 'Спасибо, что были у нас! Всё ли понравилось? Напишите пару слов, нам важно.',
          en: 'Thank you for coming! Were you happy with everything? A few words would help us.',
        },
        needsConsent: false,
      },
    ],
    delay: { minutes: 120, businessHours: false },
    cancelledBy: ['moved'],
  },
];
