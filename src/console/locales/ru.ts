import { ruApiKeys } from './ru-api-keys.ts';
import { ruBitrix24 } from './ru-bitrix24.ts';
import { ruBoard } from './ru-board.ts';
import { ruCandidate } from './ru-candidate.ts';
import { ruChannelAccounts } from './ru-channel-accounts.ts';
import { ruChannelHealth } from './ru-channel-health.ts';
import { ruChannels } from './ru-channels.ts';
import { ruContacts } from './ru-contacts.ts';
import { ruConversion } from './ru-conversion.ts';
import { ruDigest } from './ru-digest.ts';
import { ruExperiments } from './ru-experiments.ts';
import { ruFigures } from './ru-figures.ts';
import { ruFiles } from './ru-files.ts';
import { ruFlows } from './ru-flows.ts';
import { ruFunnelReview } from './ru-funnel-review.ts';
import { ruHistory } from './ru-history.ts';
import { ruHooks } from './ru-hooks.ts';
import { ruInbox } from './ru-inbox.ts';
import { ruJournal } from './ru-journal.ts';
import { ruKnowledge } from './ru-knowledge.ts';
import { ruLabelling } from './ru-labelling.ts';
import { ruPipelines } from './ru-pipelines.ts';
import { ruPlans } from './ru-plans.ts';
import { ruResponder } from './ru-responder.ts';
import { ruTasks } from './ru-tasks.ts';
import { ruTeam } from './ru-team.ts';
import { ruTemplates } from './ru-templates.ts';
import { ruTraining } from './ru-training.ts';
import { ruTriggers } from './ru-triggers.ts';
import { ruUndelivered } from './ru-undelivered.ts';
import { ruWebhooks } from './ru-webhooks.ts';
import { ruWidget } from './ru-widget.ts';

/** Russian texts of the console; the keys of the English ones are the same (a test compares them). */
export const ru = {
  common: {
    loading: 'Загружаем…',
    retry: 'Повторить',
    back: 'Назад',
    close: 'Закрыть',
    cancel: 'Отмена',
    save: 'Сохранить',
    more: 'Показать ещё',
    guest: 'Гость',
    skip: 'К содержанию',
    any: 'Все',
  },
  nav: {
    title: 'Разделы',
    inbox: 'Диалоги',
    kpis: 'Показатели',
    experiments: 'A/B-тесты',
    managers: 'Менеджеры',
    journal: 'Журнал',
    training: 'Обучение',
    undelivered: 'Не доставлено',
    account: 'Профиль',
    board: 'Воронка',
    tasks: 'Задачи',
    contacts: 'Контакты',
    plans: 'Планы',
    triggers: 'Триггеры',
    settings: 'Настройки',
    more: 'Ещё',
  },
  account: {
    title: 'Профиль и настройки',
    language: 'Язык',
    theme: 'Оформление',
    light: 'Светлое',
    dark: 'Тёмное',
    auto: 'Авто',
    signOut: 'Выйти',
    role: { owner: 'Владелец', admin: 'Администратор', operator: 'Оператор', viewer: 'Только просмотр' },
  },
  login: {
    title: 'Вход в консоль',
    lead: 'Диалоги, записи и показатели вашего бота',
    email: 'Почта',
    password: 'Пароль',
    submit: 'Войти',
    wrong: 'Почта или пароль не подошли',
    hint: 'Первый вход владельца напечатан в терминале при первом запуске.',
    chat: 'Открыть чат клиента',
  },
  connection: {
    lost: 'Связь прервалась, восстанавливаем. Данные могли устареть.',
    offline: 'Нет интернета. Данные могли устареть.',
  },
  error: {
    title: 'Не удалось загрузить',
    unexpected: 'Что-то пошло не так. Повторите попытку.',
    offline: 'Сервер не отвечает. Проверьте связь.',
    forbidden: 'У вас нет прав на это действие.',
    missing: 'Такого здесь нет: возможно, адрес устарел.',
    tooMany: 'Слишком много попыток. Подождите минуту.',
    server: 'Ошибка на сервере. Повторите попытку чуть позже.',
  },
  action: { failed: 'Не получилось' },
  time: {
    today: 'Сегодня',
    yesterday: 'Вчера',
    lessThanMinute: 'меньше минуты',
    seconds: '{{value}} с',
    minutes: '{{value}} мин',
    minutesSeconds: '{{minutes}} мин {{seconds}} с',
    hours: '{{value}} ч',
    days: '{{value}} дн.',
  },
  channel: {
    web: 'Чат на сайте',
    telegram: 'Telegram',
    whatsapp: 'WhatsApp',
    instagram: 'Instagram',
    messenger: 'Messenger',
    call: 'Звонок',
    form: 'Заявка с сайта',
  },
  settings: {
    title: 'Настройки',
    lead: 'То, что настраивают один раз и меняют редко',
    groups: {
      clients: 'Где пишут клиенты',
      funnel: 'Воронка и продажи',
      team: 'Команда и отчёты',
      cards: 'Карточки и задачи',
      systems: 'Связь с другими системами',
    },
  },
  ...ruBitrix24,
  ...ruApiKeys,
  ...ruBoard,
  ...ruContacts,
  ...ruFigures,
  ...ruFiles,
  ...ruFunnelReview,
  ...ruHistory,
  ...ruInbox,
  ...ruHooks,
  ...ruWebhooks,
  ...ruJournal,
  ...ruChannels,
  ...ruChannelAccounts,
  ...ruFlows,
  ...ruTraining,
  ...ruCandidate,
  ...ruKnowledge,
  ...ruResponder,
  ...ruLabelling,
  ...ruPlans,
  ...ruDigest,
  ...ruChannelHealth,
  ...ruExperiments,
  ...ruPipelines,
  ...ruTasks,
  ...ruTemplates,
  ...ruTriggers,
  ...ruConversion,
  ...ruUndelivered,
  ...ruWidget,
  ...ruTeam,
  intents: {
    None: 'Не понято',
    'booking-create': 'Записаться',
    'booking-cancel': 'Отменить запись',
    'booking-reschedule': 'Перенести запись',
    'booking-confirm': 'Подтвердить запись',
    'booking-status': 'Узнать о своей записи',
    'info-price': 'Цены',
    'info-hours': 'Часы работы',
    'info-location': 'Адрес',
    'info-services': 'Услуги',
    'info-staff': 'Мастера',
    'info-promo': 'Акции',
    'info-payment': 'Оплата',
    'handoff-operator': 'Позвать человека',
    complaint: 'Жалоба',
    'smalltalk-greeting': 'Приветствие',
    'smalltalk-thanks': 'Благодарность',
    'smalltalk-bye': 'Прощание',
    'answer-yes': 'Да',
    'answer-no': 'Нет',
  },
};
