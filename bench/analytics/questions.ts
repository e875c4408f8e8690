import type { Question } from './truth.ts';

const DAY = 86_400_000;

/** What an owner asks, from the whole year to a few filters at once. */
export function questionsOf(now: number): Question[] {
  const year = { from: now - 365 * DAY, to: now };
  const isRequest = ({ isSpam }: { isSpam: boolean }): boolean => !isSpam;
  return [
    { name: 'year', ...year, query: {}, fits: isRequest },
    { name: 'year with spam', ...year, query: { spam: 'true' }, fits: () => true },
    { name: 'a month', from: now - 60 * DAY, to: now - 30 * DAY, query: {}, fits: isRequest },
    { name: 'an hour and a half', from: now - 100 * DAY, to: now - 100 * DAY + 5_400_000, query: {}, fits: isRequest },
    {
      name: 'channel',
      ...year,
      query: { channel: 'telegram' },
      fits: (told) => isRequest(told) && told.channel === 'telegram',
    },
    {
      name: 'without a source',
      ...year,
      query: { source: 'none' },
      fits: (told) => isRequest(told) && told.source === null,
    },
    {
      name: 'manager',
      ...year,
      query: { manager: 'manager-3' },
      fits: (told) => isRequest(told) && told.manager === 'manager-3',
      fitsWait: (told, { operator }) => (operator ?? told.manager) === 'manager-3',
    },
    {
      name: 'source, campaign, channel and manager',
      ...year,
      query: { source: 'vk', utm_campaign: 'summer', channel: 'web', manager: 'manager-1' },
      fits: (told) =>
        isRequest(told) &&
        told.source === 'vk' &&
        told.campaign === 'summer' &&
        told.channel === 'web' &&
        told.manager === 'manager-1',
    },
    {
      name: 'service and staff',
      ...year,
      query: { service: 'massage', staff: 'anna' },
      fits: (told) => isRequest(told) && told.booking?.service === 'massage' && told.booking.staff === 'anna',
    },
  ];
}
