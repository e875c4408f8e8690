import type { Role } from '../operator.ts';

/** Filters that somebody has kept under a name. */
export interface SavedView {
  id: string;
  title: string;
  kind: 'board' | 'contacts';
  /** What the page's address would hold. */
  query: Record<string, string>;
  shared: boolean;
  /** Null: it was made by a program. */
  ownerId: string | null;
  createdAt: Date;
  /** Optimistic lock: every change moves it by one. */
  version: number;
}

/** Who made it may change it; what is shared, whoever manages the funnel, too. */
export function mayChange(view: SavedView, asker: { id: string | null; role: Role }): boolean {
  const isManager = asker.role === 'owner' || asker.role === 'admin';
  return view.ownerId === asker.id || (view.shared && isManager);
}

/** Others' own views are nobody else's business. */
export const mayRead = (view: SavedView, id: string | null): boolean => view.shared || view.ownerId === id;
