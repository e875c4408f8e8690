import type { WordsOf } from './reason-words.ts';

const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
const minutes = (n: number) => (n < 120 ? counted(n, 'minute') : counted(Math.round(n / 60), 'hour'));
const messages = (n: number) => counted(n, 'message');
const calls = (n: number) => counted(n, 'call');
const because = (reason: string | null) => (reason ? ` (${reason})` : '');

export const IN_ENGLISH: WordsOf = {
  account_refused: ({ setting, reason }) =>
    setting === 'appSecret'
      ? {
          title: `The app secret is not the right one (${reason})`,
          todo: 'Copy the app secret from the provider’s settings once more and save it with the channel.',
        }
      : {
          title: `The messenger does not accept our access any more (${reason})`,
          todo: 'Make a new token at the provider and save it with the channel. Nothing is lost: messages come once access is back.',
        },
  token_ends: ({ days, at }, date) => ({
    title: days === 1 ? `Access ends within a day: on ${date(at)}` : `Access to the messenger ends on ${date(at)}`,
    todo: 'Make a new token in time and save it with the channel: then there is no gap.',
  }),
  webhook_elsewhere: ({ url }) => ({
    title: `Another program gets the customers’ messages${because(url || null)}`,
    todo: 'Switch the bot off there or make a new token, then connect the channel here again.',
  }),
  webhook_missing: () => ({
    title: 'The messenger does not know where to send the customers’ messages',
    todo: 'Connect the channel again: set the address from its settings at the provider and switch on the “messages” events.',
  }),
  webhook_failing: ({ reason, pending }) => ({
    title: `The messenger cannot reach us${pending > 0 ? `, ${calls(pending)} wait` : ''} (${reason})`,
    todo: 'See whether the program’s address opens from the internet and its certificate is valid.',
  }),
  quality_low: () => ({
    title: 'Customers complain of messages from this number: its quality is rated low',
    todo: 'Write less, and only to those who expect it. A number rated low is limited first, and blocked later.',
  }),
  unreachable: ({ minutes: n }) => ({
    title: `The messenger has not answered for ${minutes(n)}`,
    todo: 'See whether the server has internet. If it has, the trouble is the messenger’s: messages go out by themselves later.',
  }),
  phone_unlinked: ({ reason }) => ({
    title: `The phone is not linked any more${because(reason)}`,
    todo: 'Open the channels and link the phone again: by QR code, or by a code typed in on it.',
  }),
  link_lost: ({ minutes: n, reason }) => ({
    title: `No connection to the phone for ${minutes(n)}${because(reason)}`,
    todo: 'See whether the phone is on and online. The program connects again by itself.',
  }),
  restarts: ({ count }) => ({
    title: `WhatsApp’s browser began anew ${counted(count, 'time')} within an hour`,
    todo: 'See whether the server has enough memory, and update the browser.',
  }),
  queue_old: ({ minutes: n, count }) => ({
    title: `Replies have not gone out for ${minutes(n)}${count > 0 ? `, ${messages(count)} waiting` : ''}`,
    todo: 'The list of undelivered messages tells why. Call the customers who cannot wait.',
  }),
  send_errors: ({ failed, of }) => ({
    title: `${failed} of ${of} attempts to send failed within an hour`,
    todo: 'The list of undelivered messages tells why, and sends them again.',
  }),
  many_blocked: ({ blocked, of }) => ({
    title: `${blocked} of ${of} customers written to within an hour have blocked the bot`,
    todo: 'Look at your latest reminders and mailings: they seem to annoy people.',
  }),
  forged: ({ count, taken }) =>
    taken === 0
      ? {
          title: `No call is signed as it should be: ${count} within 10 minutes`,
          todo: 'The app secret in the settings is probably wrong. Copy it from the provider again.',
        }
      : {
          title: `Somebody forges calls: ${count} refused within 10 minutes`,
          todo: 'Customers’ messages are safe. Should it go on, close the webhook address to foreign networks.',
        },
  malformed: ({ count }) => ({
    title: `${calls(count)} within an hour could not be read`,
    todo: 'They are kept in the journal. The provider seems to have changed its format: update the program.',
  }),
  stale: ({ count }) => ({
    title: `${messages(count)} came once more after more than a week`,
    todo: 'They were dropped as repetitions. If that was no test of yours, somebody replays old calls.',
  }),
  silent: ({ hours, usual }) => ({
    title: `No customer has written for ${counted(hours, 'hour')}; at this time it is usually ${counted(Math.max(1, usual), 'hour')} at most`,
    todo: 'Write to yourself through this channel: “Test message” shows where it breaks.',
  }),
  disk_full: ({ freeMb, percent }) => ({
    title: `The disk is nearly full: ${freeMb < 10_000 ? `${freeMb} MB` : `${Math.round(freeMb / 1024)} GB`} free, ${percent} %`,
    todo: 'Make room or enlarge the disk: without it messages cannot be kept any more.',
  }),
};
