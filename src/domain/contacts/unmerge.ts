import type { Contact } from '../contact.ts';
import { isDeepEqual } from './is-deep-equal.ts';
import type { Merge } from './merge.ts';

type Kept = Pick<NonNullable<Merge['kept']>, 'main' | 'other' | 'merged'>;

/**
 * Two people again. Both are as they were before the merge; what has changed since stays with the main one, but for what is known of an
 * identity, and the manager of a place in a sales plan, which go with it. A no to news and a block of the meantime hold for both: nobody
 * can tell which of the two was meant.
 */
export function unmergeContacts(now: Contact, { main, other, merged }: Kept): { main: Contact; other: Contact } {
  const back = <T>(before: T, then: T, since: T): T => (isDeepEqual(then, since) ? before : since);
  const theirs = new Set(other.identities.map(keyOf));
  const known = new Map(now.identities.map((identity) => [keyOf(identity), identity]));
  return {
    main: {
      ...now,
      name: back(main.name, merged.name, now.name),
      phone: back(main.phone, merged.phone, now.phone),
      email: back(main.email, merged.email, now.email),
      verifiedPhone: back(main.verifiedPhone, merged.verifiedPhone, now.verifiedPhone),
      verifiedEmail: back(main.verifiedEmail, merged.verifiedEmail, now.verifiedEmail),
      locale: back(main.locale, merged.locale, now.locale),
      origin: back(main.origin, merged.origin, now.origin),
      consent: back(main.consent, merged.consent, now.consent),
      lastVisitAt: back(main.lastVisitAt, merged.lastVisitAt, now.lastVisitAt),
      blockedAt: back(main.blockedAt, merged.blockedAt, now.blockedAt),
      createdAt: back(main.createdAt, merged.createdAt, now.createdAt),
      identities: now.identities.filter((identity) => !theirs.has(keyOf(identity))),
      plans: backPlans(main.plans, merged.plans, now.plans),
      tags: backTags(main.tags, merged.tags, now.tags),
      fields: backFields(main.fields, merged.fields, now.fields),
    },
    other: {
      ...other,
      identities: other.identities.map((identity) => known.get(keyOf(identity)) ?? identity),
      plans: theirPlans(other.plans, main.plans, now.plans),
      consent: now.consent?.granted === false ? back(other.consent, merged.consent, now.consent) : other.consent,
      blockedAt: other.blockedAt ?? back(null, merged.blockedAt, now.blockedAt),
    },
  };
}

const keyOf = ({ channelId, externalId }: Contact['identities'][number]): string => `${channelId}:${externalId}`;

/** What was there before, without what has gone since, and with what has come since. */
function backTags(before: readonly string[], then: readonly string[], now: readonly string[]): string[] {
  const kept = before.filter((tag) => now.includes(tag));
  return [...kept, ...now.filter((tag) => !then.includes(tag) && !kept.includes(tag))];
}

/** A place that has changed hands since stays with its new manager. */
function backPlans(before: Contact['plans'], then: Contact['plans'], now: Contact['plans']): Contact['plans'] {
  const had = (plans: Contact['plans'], planId: string) => plans.some((plan) => plan.planId === planId);
  return now.filter(({ planId }) => had(before, planId) || !had(then, planId));
}

/** A place that only the other had went over and comes back with whom it has now; one that both had was given up, and is as it was. */
function theirPlans(before: Contact['plans'], mains: Contact['plans'], now: Contact['plans']): Contact['plans'] {
  const of = (plans: Contact['plans'], planId: string) => plans.find((plan) => plan.planId === planId);
  return before.map((plan) => (of(mains, plan.planId) ? plan : (of(now, plan.planId) ?? plan)));
}

function backFields(before: Contact['fields'], then: Contact['fields'], now: Contact['fields']): Contact['fields'] {
  const kept = Object.entries(before).filter(([id]) => id in now && isDeepEqual(then[id], now[id]));
  const changed = Object.entries(now).filter(([id, value]) => !isDeepEqual(then[id], value));
  return { ...Object.fromEntries(kept), ...Object.fromEntries(changed) };
}
