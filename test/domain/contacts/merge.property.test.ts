import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Contact } from '../../../src/domain/contact.ts';
import { mergeContacts, type Preferences } from '../../../src/domain/contacts/merge.ts';
import { unmergeContacts } from '../../../src/domain/contacts/unmerge.ts';
import { buildContact } from '../../support/build-contact.ts';

const day = fc.integer({ min: 1, max: 28 }).map((date) => new Date(Date.UTC(2026, 5, date)));
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const word = fc.constantFrom('a', 'b', 'c', 'd');
const phone = fc.constantFrom('+79180000001', '+79180000002', '+79180000003');

const person = (id: string): fc.Arbitrary<Contact> =>
  fc
    .record({
      name: maybe(word),
      phone: maybe(phone),
      verifiedPhone: maybe(phone),
      email: maybe(fc.constantFrom('a@x.org', 'b@x.org')),
      verifiedEmail: maybe(fc.constantFrom('a@x.org', 'b@x.org')),
      tags: fc.uniqueArray(word),
      fields: fc.dictionary(word, fc.oneof(word, fc.nat(3))),
      plans: fc.uniqueArray(fc.record({ planId: word, managerId: maybe(word) }), { selector: ({ planId }) => planId }),
      origin: fc.oneof(fc.constant({}), fc.record({ source: word })),
      consent: maybe(fc.record({ granted: fc.boolean(), at: day, source: word })),
      lastVisitAt: maybe(day),
      blockedAt: maybe(day),
      createdAt: day,
      count: fc.nat(3),
    })
    .map(({ count, ...parts }) =>
      buildContact({
        id,
        ...parts,
        identities: Array.from({ length: count }, (_, at) => ({
          channelId: 'web:main',
          channelKind: 'web',
          externalId: `${id}-${at}`,
          blocked: false,
        })),
      }),
    );

const side = fc.constantFrom('main' as const, 'other' as const);
const preferences: fc.Arbitrary<Preferences> = fc.record({
  name: side,
  phone: side,
  email: side,
  fields: fc.dictionary(word, side),
});

describe('Merging two contacts', () => {
  it('and taking it back gives the same two documents, whatever they hold and whatever was preferred', () => {
    fc.assert(
      fc.property(person('main'), person('other'), preferences, (main, other, prefer) => {
        const merged = mergeContacts(main, other, prefer);
        expect(unmergeContacts(merged, { main, other, merged })).toEqual({ main, other });
      }),
    );
  });

  it('loses no identity, tag, plan or field of either', () => {
    fc.assert(
      fc.property(person('main'), person('other'), preferences, (main, other, prefer) => {
        const merged = mergeContacts(main, other, prefer);
        for (const one of [main, other]) {
          expect(merged.identities).toEqual(expect.arrayContaining(one.identities));
          expect(merged.tags).toEqual(expect.arrayContaining(one.tags));
          expect(Object.keys(merged.fields)).toEqual(expect.arrayContaining(Object.keys(one.fields)));
          expect(merged.plans.map(({ planId }) => planId)).toEqual(
            expect.arrayContaining(one.plans.map(({ planId }) => planId)),
          );
        }
        expect(merged.blockedAt === null).toBe(main.blockedAt === null && other.blockedAt === null);
      }),
    );
  });

  it('keeps with the main contact what has changed since, when it is taken back', () => {
    fc.assert(
      fc.property(person('main'), person('other'), fc.uniqueArray(word), word, (main, other, tags, value) => {
        const merged = mergeContacts(main, other, {});
        const now: Contact = { ...merged, name: 'новое имя', tags, fields: { ...merged.fields, later: value } };
        const parted = unmergeContacts(now, { main, other, merged });
        expect(parted.other).toEqual(other);
        expect(parted.main.name).toBe('новое имя');
        expect(parted.main.fields.later).toBe(value);
        const came = tags.filter((tag) => !new Set<string>(merged.tags).has(tag));
        expect([...parted.main.tags].sort()).toEqual(
          [...main.tags.filter((tag) => new Set<string>(tags).has(tag)), ...came].sort(),
        );
      }),
    );
  });

  it('leaves no way back to a manager, a consent or a talk that has ended since, when it is taken back', () => {
    const no = { granted: false, at: new Date(Date.UTC(2026, 6, 1)), source: 'chat' };
    const blockedAt = new Date(Date.UTC(2026, 6, 2));
    fc.assert(
      fc.property(person('main'), person('other'), (main, other) => {
        const merged = mergeContacts(main, other, {});
        const plans = merged.plans.map(({ planId }) => ({ planId, managerId: 'new' }));
        const now: Contact = { ...merged, plans, consent: no, blockedAt: merged.blockedAt ?? blockedAt };
        const parted = unmergeContacts(now, { main, other, merged });
        expect([parted.main.consent, parted.other.consent]).toEqual([no, no]);
        const mains = new Set(main.plans.map(({ planId }) => planId));
        expect(parted.other.plans).toEqual(
          other.plans.map((plan) => (mains.has(plan.planId) ? plan : { ...plan, managerId: 'new' })),
        );
        // One that was there before goes with whom it was about.
        const isNew = merged.blockedAt === null;
        expect([parted.main.blockedAt, parted.other.blockedAt]).toEqual(
          isNew ? [blockedAt, blockedAt] : [main.blockedAt, other.blockedAt],
        );
      }),
    );
  });

  it('two after each other, taken back in either order, parts all three again', () => {
    fc.assert(
      fc.property(person('main'), person('one'), person('two'), fc.boolean(), (main, one, two, lastFirst) => {
        const first = mergeContacts(main, one, {});
        const second = mergeContacts(first, two, {});
        const undoSecond = (now: Contact) => unmergeContacts(now, { main: first, other: two, merged: second });
        const undoFirst = (now: Contact) => unmergeContacts(now, { main, other: one, merged: first });
        const left = lastFirst ? undoFirst(undoSecond(second).main).main : undoSecond(undoFirst(second).main).main;
        expect(left.identities).toEqual(main.identities);
        expect([...left.tags].sort()).toEqual([...main.tags].sort());
        if (lastFirst) expect(left).toEqual(main);
      }),
    );
  });
});
