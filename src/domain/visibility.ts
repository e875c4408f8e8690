import { z } from 'zod';
import type { Dialog } from './dialog.ts';
import type { DomainEvent } from './event.ts';
import type { Role } from './operator.ts';

/**
 * What operators see (seed 003: "everyone sees own plans and clients only"). `own`: dialogs that they lead, that nobody leads yet, and
 * all dialogs of the clients whom a sales plan has given to them. `all`: every dialog.
 */
export const OperatorsSee = z.enum(['own', 'all']);
export type OperatorsSee = z.infer<typeof OperatorsSee>;

/** How the funnel treats the whole team. */
export const FunnelSettings = z.object({ operatorsSee: OperatorsSee });
export type FunnelSettings = z.infer<typeof FunnelSettings>;

export const DEFAULT_FUNNEL: FunnelSettings = { operatorsSee: 'own' };

/** Of all dialogs, those which somebody may see. */
export type Scope = { kind: 'all' } | { kind: 'own'; operatorId: string };

export const EVERYTHING: Scope = { kind: 'all' };

/** Owners, admins, viewers and programs see all; operators what the business lets them. */
export function scopeOf(asker: { role: Role; id: string | null }, { operatorsSee }: FunnelSettings): Scope {
  const { role, id } = asker;
  return role === 'operator' && id !== null && operatorsSee === 'own' ? { kind: 'own', operatorId: id } : EVERYTHING;
}

/** The same question is asked of the database by `store/queries/visible.ts`: change both together. */
export function mayseeDialog(
  scope: Scope,
  { assigneeId, managerIds }: Pick<Dialog, 'assigneeId' | 'managerIds'>,
): boolean {
  if (scope.kind === 'all' || assigneeId === null) return true;
  return assigneeId === scope.operatorId || managerIds.includes(scope.operatorId);
}

/** Whether this very event took a dialog away from somebody who saw it until then. */
export function tookAway({ body }: Pick<DomainEvent, 'body'>, scope: Scope): boolean {
  if (scope.kind === 'all') return false;
  if (body.type === 'assignee_changed') return body.from === null || body.from === scope.operatorId;
  return body.type === 'client_assigned' && body.from === scope.operatorId;
}
