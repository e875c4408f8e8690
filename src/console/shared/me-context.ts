import { createContext, use } from 'react';
import type { MeView } from '../../http/views/me-view.ts';

export const MeContext = createContext<MeView | null>(null);

/** Who is signed in. Only for what the gate has let in. */
export function useMe(): MeView {
  const me = use(MeContext);
  if (!me) throw new Error('useMe is used outside the gate: draw the component inside <Pages>');
  return me;
}

/** Viewers read; everyone else may also act. */
export function useCanAct(): boolean {
  return useMe().role !== 'viewer';
}

/** Owners and administrators change how the funnel works. */
export function useCanManage(): boolean {
  const { role } = useMe();
  return role === 'owner' || role === 'admin';
}
