import type { CallWords } from '../../domain/flow/words.ts';
import type { CallName } from './index.ts';

const DAY = ['horizon', 'onday', 'day'];

/** What flows may know of each look-up: the slots that it needs, how it can end, and what it gives then. */
export const CALL_WORDS: ReadonlyMap<string, CallWords> = new Map(
  Object.entries({
    services: {
      needs: [],
      uses: ['choice'],
      outcomes: { some: [], one: [], many: [] },
      fills: ['service'],
    },
    check_performer: {
      needs: [],
      uses: ['service', 'staff'],
      outcomes: { ok: ['performers'], not_performed: ['performers'] },
    },
    prices: {
      needs: [],
      uses: ['service', 'choice'],
      outcomes: { one: ['price', 'description'], some: ['prices'], all: ['prices'] },
    },
    facts: {
      needs: [],
      outcomes: { ok: ['business', 'address', 'way', 'businessphone', 'payment', 'promos'] },
    },
    hours: {
      needs: [],
      uses: ['date'],
      outcomes: { day: ['hours', 'onday'], closed: ['hours', 'onday'], week: ['hours'] },
    },
    opening: { needs: [], outcomes: { open: [], closed: ['opens'] } },
    staff_list: { needs: [], uses: ['service', 'staff'], outcomes: { some: ['people'], none: ['people'] } },
    days: {
      needs: ['service'],
      uses: ['staff', 'date', 'range'],
      outcomes: { some: [], none: [] },
      fills: ['date'],
    },
    times: {
      needs: ['service', 'date'],
      uses: ['staff', 'part'],
      outcomes: { some: [], none: [] },
      fills: ['time'],
    },
    halves: {
      needs: ['either'],
      uses: ['service', 'date', 'staff'],
      outcomes: { one: ['halves'], two: ['halves'] },
      fills: ['time'],
    },
    check_day: {
      needs: ['service', 'date'],
      uses: ['staff', 'part'],
      outcomes: { open: [], past: DAY, too_far: DAY, closed: DAY, full: DAY, staff_off: DAY, nobody_works: DAY },
      fills: ['date'],
    },
    check_wish: {
      needs: ['service', 'date', 'time'],
      uses: ['staff'],
      outcomes: {
        unknown: [],
        free: ['staffId', 'start', 'person', 'price', 'duration'],
        not_performed: DAY,
        past: DAY,
        too_soon: DAY,
        too_far: DAY,
        closed: DAY,
        staff_off: DAY,
        nobody_works: DAY,
        outside_hours: DAY,
        off_grid: DAY,
        taken: DAY,
      },
      fills: ['date', 'time'],
    },
    own_appointments: {
      needs: [],
      outcomes: { none: [], one: ['list', 'visit'], many: ['list'] },
      fills: ['appointment'],
    },
    named_appointment: {
      needs: ['appointment'],
      uses: ['staff'],
      outcomes: { gone: [], booked: ['visit'], confirmed: ['visit'] },
      fills: ['service', 'staff'],
    },
  } satisfies Record<CallName, CallWords>),
);
