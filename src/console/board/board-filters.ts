import { useAddress } from '../shared/use-address.ts';

/** What narrows a board, as its address holds it and the API takes it. */
export type BoardFilters = Readonly<Record<string, string>>;

export const filterNames = [
  'assignee',
  'tag',
  'channel',
  'source',
  'from',
  'to',
  'unanswered',
  'task',
  'plan',
  'text',
  'open',
] as const;
export type FilterName = (typeof filterNames)[number];

const FIELD = 'field.';

const isFilter = (name: string): boolean => filterNames.some((known) => known === name) || name.startsWith(FIELD);

/** The filters among all that an address holds. */
export function filtersIn(params: Iterable<[string, string]>): BoardFilters {
  return Object.fromEntries([...params].filter(([name, value]) => isFilter(name) && value !== ''));
}

/** How many are set, apart from the text, which has a field of its own. */
export const countFilters = (filters: BoardFilters): number =>
  Object.keys(filters).filter((name) => name !== 'text').length;

/** A change that leaves nothing of the filters but `next`. */
export function replacing(filters: BoardFilters, next: BoardFilters): Record<string, string | undefined> {
  return { ...Object.fromEntries(Object.keys(filters).map((name) => [name, undefined])), ...next };
}

export interface BoardAddress {
  pipeline: string | null;
  filters: BoardFilters;
  /** The dialog that is open beside the board. */
  dialog: string | null;
  /** The column that a phone shows. */
  stage: string | null;
}

/** What the address says, and a way to change it: a link shows a colleague the same board. */
export function useBoardAddress(): [BoardAddress, (change: Readonly<Record<string, string | undefined>>) => void] {
  const [params, change] = useAddress();
  const address = {
    pipeline: params.get('pipeline'),
    filters: filtersIn(params),
    dialog: params.get('dialog'),
    stage: params.get('stage'),
  };
  return [address, change];
}
