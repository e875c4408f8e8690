import type { ActionOf } from '../domain/action.ts';
import type { Actor } from '../domain/event.ts';
import type { Role } from '../domain/operator.ts';
import type { OpenAction } from './open-action.ts';

/** Who asks: a person of the team with a session, or a program with the owner's key. */
export type Principal =
  | { kind: 'user'; id: string; name: string; email: string; role: Role }
  | { kind: 'api'; role: 'owner' };

/**
 * `speak`: be the person whom the customer talks to. `repair`: let the bot try again what failed.
 * `manage`: change how the funnel works, and who gets what. `own`: decide where data goes.
 */
export type Right = 'read' | 'act' | 'speak' | 'repair' | 'manage' | 'own';

const RIGHTS: Record<Role, readonly Right[]> = {
  owner: ['read', 'act', 'speak', 'repair', 'manage', 'own'],
  admin: ['read', 'act', 'speak', 'repair', 'manage'],
  operator: ['read', 'act', 'speak'],
  viewer: ['read'],
};

/** A program can do an owner's work, but no customer should take it for a person. */
const API_RIGHTS: readonly Right[] = ['read', 'act', 'repair', 'manage', 'own'];

/** The one place where it is decided who may do what. */
export function may(principal: Principal, right: Right): boolean {
  const rights = principal.kind === 'api' ? API_RIGHTS : RIGHTS[principal.role];
  return rights.includes(right);
}

const RIGHT_FOR: Record<OpenAction['kind'], Right> = {
  reply: 'speak',
  take: 'speak',
  note: 'act',
  release: 'act',
  close: 'act',
  move_stage: 'act',
  assign: 'act',
  distribute: 'act',
  accept: 'speak',
  change_tags: 'act',
  set_fields: 'act',
  add_task: 'act',
  complete_task: 'act',
  reopen_task: 'act',
  change_task: 'act',
  cancel_task: 'act',
  confirm_appointment: 'act',
  cancel_appointment: 'act',
  mark_visited: 'act',
  mark_missed: 'act',
  update_contact: 'act',
  block_contact: 'act',
  unblock_contact: 'act',
  label_intent: 'act',
  join_plan: 'act',
  assign_client: 'manage',
  record_order: 'act',
  set_amount: 'act',
};

export const rightFor = (action: ActionOf<OpenAction['kind']>): Right => RIGHT_FOR[action.kind];

export const actorOf = (principal: Principal): Actor =>
  principal.kind === 'api' ? { kind: 'api' } : { kind: 'operator', id: principal.id };
