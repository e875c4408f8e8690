import type { JournalState } from '../../http/views/journal-view.ts';
import { useAddress } from '../shared/use-address.ts';

export const journalPeriods = ['today', '3', '7', '14'] as const;
export type JournalPeriod = (typeof journalPeriods)[number];
export const journalStates = ['new', 'done', 'parked', 'ignored', 'malformed'] as const satisfies JournalState[];

export interface ShownJournal {
  period: JournalPeriod;
  channel: string;
  state: string;
  thread: string;
  text: string;
  /** Id of the update that is open. */
  update: string;
}

/** What the journal shows; kept in the address, so that a link shows a colleague the same. */
export function useJournalFilters(): [ShownJournal, (change: Partial<ShownJournal>) => void] {
  const [params, change] = useAddress();
  const period = params.get('period');
  const state = params.get('state');
  const shown: ShownJournal = {
    period: journalPeriods.find((known) => known === period) ?? 'today',
    channel: params.get('channel') ?? '',
    state: journalStates.find((known) => known === state) ?? '',
    thread: params.get('thread') ?? '',
    text: params.get('text') ?? '',
    update: params.get('update') ?? '',
  };
  return [shown, change];
}
