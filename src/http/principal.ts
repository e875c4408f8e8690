import type { ActionOf } from '../domain/action.ts';
import type { ApiKeyRight } from '../domain/api-key.ts';
import type { Actor } from '../domain/event.ts';
import type { Role } from '../domain/operator.ts';
import type { OpenAction } from './open-action.ts';

/** Who asks: a person of the team with a session, or a program with a key. */
export type Principal = { kind: 'user'; id: string; name: string; email: string; role: Role } | Program;

export interface Program {
  kind: 'api';
  /** That of its key; `ENV_KEY` for the one of the environment. */
  id: string;
  name: string;
  rights: readonly ApiKeyRight[];
  /** The parts of the API that the key is good for; null: all. */
  areas: readonly string[] | null;
}

/** `API_KEY` of the environment: all rights, everywhere. */
export const ENV_KEY = 'env';

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

/** The one place where it is decided who may do what. */
export function may(principal: Principal, right: Right): boolean {
  const rights: readonly Right[] = principal.kind === 'api' ? principal.rights : RIGHTS[principal.role];
  return rights.includes(right);
}

/**
 * Whether this role is not above whoever would give it, or take over its account: owners are made by owners, and a program that may do
 * a part of the work makes nobody who may do more.
 */
export function mayGive(principal: Principal, role: Role): boolean {
  if (principal.kind === 'user') return role !== 'owner' || may(principal, 'own');
  return principal.areas === null && RIGHTS[role].every((right) => right === 'speak' || may(principal, right));
}

/** The role that comes nearest to what the asker may do. */
export function roleOf(principal: Principal): Role {
  if (principal.kind === 'user') return principal.role;
  if (may(principal, 'own')) return 'owner';
  if (may(principal, 'manage')) return 'admin';
  return may(principal, 'act') ? 'operator' : 'viewer';
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

export function actorOf(principal: Principal): Extract<Actor, { kind: 'api' | 'operator' }> {
  const { kind, id, name } = principal;
  if (kind === 'user') return { kind: 'operator', id };
  return id === ENV_KEY ? { kind: 'api' } : { kind: 'api', id, name };
}
