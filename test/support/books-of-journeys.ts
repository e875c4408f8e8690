import type { Journey } from '../../src/domain/analytics/journey.ts';
import { journeysIn } from '../../src/domain/analytics/journeys-in.ts';
import { narrow } from '../../src/domain/analytics/narrow.ts';
import { packDay } from '../../src/domain/analytics/pack-day.ts';
import type { Books } from '../../src/store/analytics/books.ts';

const DAY = '2026-11-02';

/** Books with nothing in them but these ways through the stages, all packed as one day. */
export function booksOfJourneys(journeys: readonly Journey[]): Books {
  const dialogs = journeys.map(({ marks, ...journey }) => ({
    ...journey,
    facts: [
      {
        kind: 'dialog' as const,
        at: journey.openedAt,
        value: 0,
        marks,
        managerId: null,
        serviceId: null,
        staffId: null,
      },
    ],
  }));
  const book = packDay(DAY, dialogs, { dayOf: () => DAY });
  const open: Books['open'] = async (query, { spam }) => ({
    books: [{ book, narrowed: narrow(book, query, spam) }],
    state: null,
  });
  return {
    open,
    journeys: async (query, reading) => (await open(query, reading)).books.flatMap((one) => journeysIn(one, query)),
  };
}
