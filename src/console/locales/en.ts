import { enApiKeys } from './en-api-keys.ts';
import { enBitrix24 } from './en-bitrix24.ts';
import { enBoard } from './en-board.ts';
import { enCandidate } from './en-candidate.ts';
import { enChannelAccounts } from './en-channel-accounts.ts';
import { enChannelHealth } from './en-channel-health.ts';
import { enChannels } from './en-channels.ts';
import { enContacts } from './en-contacts.ts';
import { enConversion } from './en-conversion.ts';
import { enDigest } from './en-digest.ts';
import { enExperiments } from './en-experiments.ts';
import { enFigures } from './en-figures.ts';
import { enFiles } from './en-files.ts';
import { enFlows } from './en-flows.ts';
import { enFunnelReview } from './en-funnel-review.ts';
import { enHistory } from './en-history.ts';
import { enHooks } from './en-hooks.ts';
import { enInbox } from './en-inbox.ts';
import { enJournal } from './en-journal.ts';
import { enKnowledge } from './en-knowledge.ts';
import { enLabelling } from './en-labelling.ts';
import { enPipelines } from './en-pipelines.ts';
import { enPlans } from './en-plans.ts';
import { enResponder } from './en-responder.ts';
import { enTasks } from './en-tasks.ts';
import { enTeam } from './en-team.ts';
import { enTemplates } from './en-templates.ts';
import { enTraining } from './en-training.ts';
import { enTriggers } from './en-triggers.ts';
import { enUndelivered } from './en-undelivered.ts';
import { enWebhooks } from './en-webhooks.ts';
import { enWidget } from './en-widget.ts';
import type { ru } from './ru.ts';

/** English texts of the console. */
export const en: typeof ru = {
  common: {
    loading: 'Loading…',
    retry: 'Try again',
    back: 'Back',
    close: 'Close',
    cancel: 'Cancel',
    save: 'Save',
    more: 'Show more',
    guest: 'Guest',
    skip: 'Skip to content',
    any: 'All',
  },
  nav: {
    title: 'Sections',
    inbox: 'Inbox',
    kpis: 'KPIs',
    experiments: 'A/B tests',
    managers: 'Managers',
    journal: 'Journal',
    training: 'Training',
    undelivered: 'Not delivered',
    account: 'Account',
    board: 'Board',
    tasks: 'Tasks',
    contacts: 'Contacts',
    plans: 'Plans',
    triggers: 'Triggers',
    settings: 'Settings',
    more: 'More',
  },
  account: {
    title: 'Account and settings',
    language: 'Language',
    theme: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    auto: 'Auto',
    signOut: 'Sign out',
    role: { owner: 'Owner', admin: 'Admin', operator: 'Operator', viewer: 'View only' },
  },
  login: {
    title: 'Sign in to the console',
    lead: 'Your bot’s dialogs, appointments and figures',
    email: 'Email',
    password: 'Password',
    submit: 'Sign in',
    wrong: 'The email or the password is wrong',
    hint: 'The owner’s first login was printed in the terminal at the first start.',
    chat: 'Open the customer chat',
  },
  connection: {
    lost: 'Connection lost, reconnecting. What you see may be out of date.',
    offline: 'You are offline. What you see may be out of date.',
  },
  error: {
    title: 'Could not load this',
    unexpected: 'Something went wrong. Please try again.',
    offline: 'The server does not answer. Check the connection.',
    forbidden: 'You are not allowed to do this.',
    missing: 'There is nothing here: the address may be out of date.',
    tooMany: 'Too many attempts. Wait a minute.',
    server: 'The server failed. Please try again a little later.',
  },
  action: { failed: 'That did not work' },
  time: {
    today: 'Today',
    yesterday: 'Yesterday',
    lessThanMinute: 'under a minute',
    seconds: '{{value}} s',
    minutes: '{{value}} min',
    minutesSeconds: '{{minutes}} min {{seconds}} s',
    hours: '{{value}} h',
    days: '{{value}} d',
  },
  channel: {
    web: 'Web chat',
    telegram: 'Telegram',
    whatsapp: 'WhatsApp',
    instagram: 'Instagram',
    messenger: 'Messenger',
    call: 'Phone call',
    form: 'Site request',
  },
  settings: {
    title: 'Settings',
    lead: 'What is set up once and seldom changed',
    groups: {
      clients: 'Where customers write',
      funnel: 'Funnel and sales',
      team: 'Team and reports',
      cards: 'Cards and tasks',
      systems: 'Other systems',
    },
  },
  ...enBitrix24,
  ...enApiKeys,
  ...enBoard,
  ...enContacts,
  ...enFigures,
  ...enFiles,
  ...enFunnelReview,
  ...enHistory,
  ...enInbox,
  ...enHooks,
  ...enWebhooks,
  ...enJournal,
  ...enChannels,
  ...enChannelAccounts,
  ...enFlows,
  ...enTraining,
  ...enCandidate,
  ...enKnowledge,
  ...enResponder,
  ...enLabelling,
  ...enPlans,
  ...enDigest,
  ...enChannelHealth,
  ...enExperiments,
  ...enPipelines,
  ...enTasks,
  ...enTemplates,
  ...enTriggers,
  ...enConversion,
  ...enUndelivered,
  ...enWidget,
  ...enTeam,
  intents: {
    None: 'Not understood',
    'booking-create': 'Book',
    'booking-cancel': 'Cancel a booking',
    'booking-reschedule': 'Move a booking',
    'booking-confirm': 'Confirm a booking',
    'booking-status': 'Ask about own booking',
    'info-price': 'Prices',
    'info-hours': 'Opening hours',
    'info-location': 'Address',
    'info-services': 'Services',
    'info-staff': 'Staff',
    'info-promo': 'Offers',
    'info-payment': 'Payment',
    'handoff-operator': 'Call a person',
    complaint: 'Complaint',
    'smalltalk-greeting': 'Greeting',
    'smalltalk-thanks': 'Thanks',
    'smalltalk-bye': 'Goodbye',
    'answer-yes': 'Yes',
    'answer-no': 'No',
  },
};
