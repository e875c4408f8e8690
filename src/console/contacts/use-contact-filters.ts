import { useAddress } from '../shared/use-address.ts';
import type { ContactFilters } from './contacts-queries.ts';

export const filterNames = [
  'tag',
  'channel',
  'source',
  'plan',
  'hasPhone',
  'consent',
  'blocked',
  'from',
  'to',
  'visitFrom',
  'visitTo',
] as const;
export type FilterName = (typeof filterNames)[number];

const KNOWN = new Set<string>([...filterNames, 'text', 'sort']);

export type ChangeFilters = (change: Readonly<Record<string, string | undefined>>) => void;

/** What the list shows; kept in the address, so that a link shows a colleague the same. */
export function useContactFilters(): [ContactFilters, ChangeFilters] {
  const [params, change] = useAddress();
  return [filtersIn(params), change];
}

export const filtersIn = (params: URLSearchParams): ContactFilters =>
  Object.fromEntries([...params].filter(([name, value]) => value && (KNOWN.has(name) || name.startsWith('field.'))));

/** The change that leaves exactly these filters. */
export const replacing = (old: ContactFilters, next: ContactFilters): Record<string, string | undefined> => ({
  ...Object.fromEntries(Object.keys(old).map((name) => [name, undefined])),
  ...next,
});

/** How many filters narrow the list beside the words. */
export const filterCount = ({ text: _, sort: __, ...rest }: ContactFilters): number => Object.keys(rest).length;
