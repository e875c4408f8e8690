import { z } from 'zod';
import { Contact } from '../contact.ts';
import { Actor } from '../event.ts';
import { mergeMet } from '../experiments/met.ts';
import { PlanClient } from '../plans/plan-client.ts';

export const Side = z.enum(['main', 'other']);
export type Side = z.infer<typeof Side>;

/** Whose value stays where both have one; `main` where nothing is said. */
export const Preferences = z.strictObject({
  name: Side.optional(),
  phone: Side.optional(),
  email: Side.optional(),
  /** By the id of the custom field. */
  fields: z.record(z.string().max(100), Side).optional(),
});
export type Preferences = z.infer<typeof Preferences>;

export const MergeReason = z.enum(['by_hand', 'verified_phone', 'verified_email', 'by_code']);
export type MergeReason = z.infer<typeof MergeReason>;

/** One merge, with all that is needed to take it back. */
export const Merge = z.object({
  id: z.string(),
  at: z.date(),
  actor: Actor,
  why: MergeReason,
  mainId: z.string(),
  otherId: z.string(),
  /** `dismissed`: never merged; somebody has said that these are two people. */
  state: z.enum(['merged', 'undone', 'dismissed']),
  /** Both as they were, what came out, and the other's places in plans that the main one is in, too. Null for a dismissed pair. */
  kept: z.object({ main: Contact, other: Contact, merged: Contact, planClients: z.array(PlanClient) }).nullable(),
  /** What went over to the main contact, by id. */
  moved: z.object({
    dialogs: z.array(z.string()),
    appointments: z.array(z.string()),
    tasks: z.array(z.string()),
    orders: z.array(z.string()),
    planClients: z.array(z.string()),
  }),
  undone: z.object({ at: z.date(), actor: Actor }).nullable(),
});
export type Merge = z.infer<typeof Merge>;

/**
 * One person out of two: identities, tags and fields of both; where both have a value, the preferred side's. Whoever is blocked stays
 * blocked, and of two words about consent the later one counts.
 */
export function mergeContacts(main: Contact, other: Contact, prefer: Preferences): Contact {
  const choose = <T>(mine: T | null, others: T | null, side: Side = 'main'): T | null =>
    side === 'main' ? (mine ?? others) : (others ?? mine);
  const phone = choose(main.phone, other.phone, prefer.phone);
  const email = choose(main.email, other.email, prefer.email);
  return {
    ...main,
    name: choose(main.name, other.name, prefer.name),
    phone,
    email,
    verifiedPhone: verifiedOf(phone, main.verifiedPhone, other.verifiedPhone),
    verifiedEmail: verifiedOf(email, main.verifiedEmail, other.verifiedEmail),
    identities: [...main.identities, ...other.identities],
    plans: [...main.plans, ...other.plans.filter(({ planId }) => !main.plans.some((plan) => plan.planId === planId))],
    tags: [...new Set([...main.tags, ...other.tags])],
    origin: isEmpty(main.origin) ? other.origin : main.origin,
    fields: mergeFields(main, other, prefer.fields ?? {}),
    consent: later(main.consent, other.consent),
    lastVisitAt: latest(main.lastVisitAt, other.lastVisitAt),
    blockedAt: earliest(main.blockedAt, other.blockedAt),
    createdAt: earliest(main.createdAt, other.createdAt) ?? main.createdAt,
    ...((main.met || other.met) && { met: mergeMet(main.met ?? [], other.met ?? []) }),
  };
}

function mergeFields(main: Contact, other: Contact, prefer: Record<string, Side>): Contact['fields'] {
  const others = Object.entries(other.fields).filter(([id]) => prefer[id] === 'other' || !(id in main.fields));
  return { ...main.fields, ...Object.fromEntries(others) };
}

/** The vouched-for number is the one that stays, where there is a choice. */
const verifiedOf = (chosen: string | null, mine: string | null, others: string | null): string | null =>
  chosen !== null && chosen === others ? others : (mine ?? others);

const isEmpty = ({ source, utm }: Contact['origin']): boolean =>
  source === undefined && Object.keys(utm ?? {}).length === 0;

function later(mine: Contact['consent'], others: Contact['consent']): Contact['consent'] {
  if (!mine || !others) return mine ?? others;
  return others.at > mine.at ? others : mine;
}

function latest(mine: Date | null, others: Date | null): Date | null {
  if (!mine || !others) return mine ?? others;
  return others > mine ? others : mine;
}

function earliest(mine: Date | null, others: Date | null): Date | null {
  if (!mine || !others) return mine ?? others;
  return others < mine ? others : mine;
}
