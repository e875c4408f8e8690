import type { AppointmentView } from '../../src/http/views/appointment-view.ts';
import type { DialogCardView } from '../../src/http/views/dialog-view.ts';
import type { MeView } from '../../src/http/views/me-view.ts';
import type { TaskView } from '../../src/http/views/task-view.ts';

const NOW = new Date();
/** ISO moment so many minutes before now; negative lies ahead. */
export const ago = (minutes: number): string => new Date(NOW.getTime() - minutes * 60_000).toISOString();

export const me: MeView = {
  id: 'op-1',
  name: 'Марина Ковалёва',
  email: 'owner@voronka.local',
  role: 'owner',
  business: { name: { ru: 'Салон «Верба»', en: 'Verba Salon' }, timezone: 'Europe/Moscow', currency: 'RUB' },
  intents: [
    'booking.create',
    'booking.cancel',
    'info.price',
    'info.hours',
    'complaint',
    'handoff.operator',
    'answer.yes',
  ],
  team: [
    { id: 'op-1', name: 'Марина Ковалёва' },
    { id: 'op-2', name: 'Анна Лисицына' },
  ],
};

export const stages: DialogCardView['stages'] = [
  { id: 'new', title: { ru: 'Новый', en: 'New' }, group: 'active', colour: '#4dabf7' },
  { id: 'qualification', title: { ru: 'Квалификация', en: 'Qualification' }, group: 'active', colour: '#f59f00' },
  { id: 'booked', title: { ru: 'Записан', en: 'Booked' }, group: 'active', colour: '#7950f2' },
  { id: 'confirmed', title: { ru: 'Подтвердил', en: 'Confirmed' }, group: 'active', colour: '#12b886' },
  { id: 'visited', title: { ru: 'Пришёл', en: 'Visited' }, group: 'successful', colour: '#2b8a3e' },
  { id: 'lost', title: { ru: 'Потерян', en: 'Lost' }, group: 'unsuccessful', colour: '#868e96' },
];

interface Sketch extends Partial<Omit<DialogCardView, 'stage' | 'contact'>> {
  id: string;
  name: string | null;
  phone?: string | null;
  stageId?: string;
}

function buildCard({ id, name, phone = null, stageId = 'new', ...rest }: Sketch): DialogCardView {
  const stage = stages.find((known) => known.id === stageId);
  if (!stage) throw new Error(`no stage ${stageId}`);
  const channelKind = rest.channelKind ?? 'web';
  return {
    id,
    sends: {
      text: { most: 4096, unit: 'utf16' },
      window: null,
      files: { document: { mostBytes: 20 * 1024 * 1024, mimes: null } },
    },
    contact: {
      id: `contact-${id}`,
      name,
      phone,
      email: null,
      locale: rest.locale ?? 'ru',
      tags: [],
      origin: rest.origin ?? {},
      identities: [{ channelKind, blocked: false, ...(channelKind === 'telegram' ? { username: 'elena_s' } : {}) }],
      createdAt: ago(3000),
      verified: { phone: false, email: false },
      fields: {},
      consent: null,
      blockedAt: null,
      lastVisitAt: null,
      version: 1,
    },
    channelKind,
    locale: 'ru',
    mode: 'bot',
    pipelineId: 'default',
    stage,
    stages,
    assignee: null,
    sharing: null,
    tags: [],
    amount: null,
    lossReasonId: null,
    plan: { id: 'autumn', label: 'Осень', colour: '#b3261e' },
    fields: {},
    taskDue: null,
    stageSince: ago(200),
    origin: {},
    queue: null,
    waitingSince: null,
    lastInboundAt: ago(30),
    preview: '',
    leadScore: null,
    conversion: null,
    leadPoints: [],
    createdAt: ago(200),
    closedAt: null,
    version: 1,
    appointments: [],
    tasks: [],
    ...rest,
  };
}

const tomorrow = new Date(NOW.getTime() + 86_400_000).toISOString().slice(0, 10);
const monthAgo = new Date(NOW.getTime() - 30 * 86_400_000).toISOString().slice(0, 10);

function buildAppointment(id: string, status: AppointmentView['status'], date: string): AppointmentView {
  return {
    id,
    contactId: 'contact-d1',
    dialogId: 'd1',
    service: { id: 'colour', title: { ru: 'Окрашивание в один тон', en: 'Single-tone colouring' } },
    staff: { id: 'irina', name: { ru: 'Ирина', en: 'Irina' } },
    start: `${date}T12:00:00.000Z`,
    end: `${date}T14:00:00.000Z`,
    date,
    time: '15:00',
    status,
    price: { from: 3500, to: 5500 },
    createdAt: ago(4000),
  };
}

export const seedCards = (): DialogCardView[] => [
  buildCard({
    id: 'd1',
    name: 'Елена Соколова',
    phone: '+79181234567',
    channelKind: 'telegram',
    mode: 'queued',
    stageId: 'booked',
    queue: {
      reason: 'complaint',
      summary: 'Недовольна окрашиванием от прошлой недели, просит переделать бесплатно. Записана на завтра, 15:00.',
      since: ago(18),
    },
    waitingSince: ago(18),
    lastInboundAt: ago(18),
    preview: 'Я хочу поговорить с администратором, цвет совсем не тот',
    leadScore: 4,
    leadPoints: [
      { id: 'contact', earned: true },
      { id: 'service', earned: true },
      { id: 'date', earned: true },
      { id: 'in_time', earned: true },
      { id: 'source', earned: true },
      { id: 'history', earned: false },
    ],
    tags: ['постоянный клиент', 'окрашивание'],
    origin: { source: 'vk-ads', utm: { utm_source: 'vk', utm_campaign: 'vesna_okrashivanie' } },
    appointments: [buildAppointment('a1', 'booked', tomorrow), buildAppointment('a2', 'visited', monthAgo)],
    tasks: [
      buildTask({ id: 't1', title: 'Позвонить и предложить коррекцию цвета', due: ago(60) }),
      buildTask({ id: 't2', kind: 'custom', title: 'Прислать прайс на уход', due: ago(2000), state: 'done' }),
    ],
  }),
  buildCard({
    id: 'd2',
    name: null,
    phone: '+79052223344',
    mode: 'queued',
    stageId: 'qualification',
    queue: {
      reason: 'repeated_fallback',
      summary:
        'Наращивание ресниц, пятница, 27 ноября · «а на дом мастер приедет??»\nКлиент: +79052223344\nБот перед этим: «На какой день вас записать?»',
      since: ago(7),
    },
    waitingSince: ago(7),
    lastInboundAt: ago(7),
    preview: 'а на дом мастер приедет??',
  }),
  buildCard({
    id: 'd3',
    name: null,
    channelKind: 'whatsapp',
    mode: 'queued',
    queue: { reason: 'customer_request', summary: '', since: ago(1) },
    waitingSince: ago(1),
    lastInboundAt: ago(1),
    preview: 'позовите человека пожалуйста',
  }),
  buildCard({
    id: 'd4',
    name: 'Olivia Brown',
    locale: 'en',
    mode: 'operator',
    assignee: { id: 'op-1', name: 'Марина Ковалёва' },
    stageId: 'confirmed',
    lastInboundAt: ago(42),
    preview: 'Great, see you on Friday then!',
  }),
  buildCard({
    id: 'd5',
    name: 'Дмитрий',
    channelKind: 'telegram',
    mode: 'bot',
    stageId: 'qualification',
    lastInboundAt: ago(3),
    preview: 'Стрижка и борода, в субботу после обеда',
  }),
  buildCard({
    id: 'd6',
    name: 'Александра Константинопольская-Вознесенская',
    channelKind: 'instagram',
    mode: 'operator',
    assignee: { id: 'op-2', name: 'Анна Лисицына' },
    stageId: 'booked',
    waitingSince: ago(4),
    lastInboundAt: ago(4),
    preview: 'Можно ли перенести на час позже, если у мастера будет свободное окно?',
  }),
  buildCard({
    id: 'd7',
    name: 'Ольга',
    mode: 'closed',
    stageId: 'visited',
    closedAt: ago(3000),
    lastInboundAt: ago(3100),
    preview: 'Спасибо, всё понравилось',
  }),
];

/** A task of a dialog's card, as the API tells of it. */
export function buildTask(task: Partial<TaskView> & Pick<TaskView, 'id' | 'title' | 'due'>): TaskView {
  return {
    kind: 'call',
    repeat: null,
    assignee: null,
    state: 'open',
    result: null,
    closedAt: null,
    dialogId: null,
    contact: null,
    createdAt: ago(3000),
    version: 1,
    ...task,
  };
}
