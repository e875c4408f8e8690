import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { candidateOf, candidatesOf, type Person } from '../../../src/domain/distribution/candidates.ts';
import { emptyLedger, type Ledger } from '../../../src/domain/distribution/ledger.ts';
import type { DistributionRule } from '../../../src/domain/distribution/rule.ts';
import { shareOut } from '../../../src/domain/distribution/share-out.ts';
import { buildPerson, buildRule, member } from '../../support/build-rule.ts';

const NAMES = ['anna', 'boris', 'vera', 'galina', 'denis'] as const;
const name = fc.constantFrom(...NAMES);

/** What can happen in a team between two leads. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('leads' as const),
      many: fc.integer({ min: 1, max: 8 }),
      contacts: fc.integer({ min: 1, max: 30 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('pause' as const, 'back' as const, 'close' as const), who: name }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('join' as const, 'leave' as const), who: name }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('night' as const, 'day' as const) }) },
);

/** Ten in the morning and in the evening: whoever has day shifts is there in the first only. */
const hours = { day: '10:00', night: '22:00' };

interface Member {
  isIn: boolean;
  isPaused: boolean;
  open: number;
}

type World = ReturnType<typeof createWorld>;

function createWorld(parts: Partial<DistributionRule>, cap: number | null) {
  const team = new Map(NAMES.map((id, index): [string, Member] => [id, { isIn: index < 3, isPaused: false, open: 0 }]));
  const managers = new Map<string, string>();
  let ledger: Ledger = emptyLedger('rule:rule');
  let time: keyof typeof hours = 'day';
  let leads = 0;

  function rule(): DistributionRule {
    const members = [...team].filter(([, { isIn }]) => isIn).map(([id]) => member(id));
    // A rule that names nobody is about everybody.
    return buildRule({ members: members.length > 0 ? members : [member('nobody')], ...parts });
  }

  const people = (): Person[] =>
    NAMES.map((id) =>
      buildPerson(id, {
        cap,
        pause: team.get(id)?.isPaused ? { since: new Date(0), until: null } : null,
        // One of them works by day only.
        ...(id === 'vera' && {
          schedule: {
            kind: 'cycle',
            from: '2026-11-01',
            daysOn: 31,
            daysOff: 1,
            hours: { from: '09:00', to: '18:00' },
          },
        }),
      }),
    );

  return {
    team,
    managers,
    rule,
    isNight: () => time === 'night',
    turn(to: keyof typeof hours) {
      time = to;
    },
    count: (id: string) => ledger.shares.find(({ operatorId }) => operatorId === id)?.count ?? 0,
    /** Who gets the next lead of this contact; null for nobody. */
    share(contactId: string): string | null {
      const whole = rule();
      const loads = new Map([...team].map(([id, { open }]) => [id, open]));
      const now = new Date('2026-11-05T10:00:00Z');
      const when = { now, local: { date: '2026-11-05', time: hours[time] } };
      const mates = people();
      const lead = {
        dialogId: `d${++leads}`,
        contactId,
        tags: [],
        locale: 'ru' as const,
        since: now,
        cause: 'asked' as const,
        tried: [],
        known: managers.get(contactId) ?? null,
        counted: null,
        holder: null,
        returned: false,
      };
      const { verdicts, shares } = shareOut([lead], {
        rule: whole,
        ledger,
        candidates: candidatesOf(whole, mates, loads, when),
        known: new Map(mates.map((person) => [person.id, candidateOf(whole, person, 1, loads, when)])),
        ownerId: null,
        now,
      });
      ledger = { ...ledger, shares: [...shares] };
      const [given] = verdicts;
      return given?.verdict.kind === 'give' ? given.verdict.operatorId : null;
    },
  };
}

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Plays a history; every single lead is looked at. */
function play(world: World, history: readonly Step[], look: (world: World, contactId: string) => void): void {
  for (const one of history) {
    if (one.do === 'leads') {
      for (let n = 0; n < one.many; n++) look(world, `c${(one.contacts * (n + 1)) % 40}`);
    } else if ('who' in one) {
      const mate = world.team.get(one.who);
      if (!mate) continue;
      if (one.do === 'pause') mate.isPaused = true;
      if (one.do === 'back') mate.isPaused = false;
      if (one.do === 'join') mate.isIn = true;
      if (one.do === 'leave') mate.isIn = false;
      if (one.do === 'close') mate.open = Math.max(0, mate.open - 1);
    } else world.turn(one.do);
  }
}

const histories = fc.array(step, { minLength: 5, maxLength: 40 });
const spread = (counts: number[]) => (counts.length === 0 ? 0 : Math.max(...counts) - Math.min(...counts));

describe('over any history of joining, leaving, breaks, shifts and full hands', () => {
  it('those who are there stay even within one, whoever came late gets all until level, and caps and shifts are held', () => {
    fc.assert(
      fc.property(histories, fc.option(fc.integer({ min: 1, max: 6 })), (history, cap) => {
        play(createWorld({}, cap), history, (world, contactId) => {
          const there = (id: string) => world.rule().members.some(({ operatorId }) => operatorId === id);
          const isFree = (id: string) => {
            const mate = world.team.get(id);
            if (!mate || !there(id) || mate.isPaused || (id === 'vera' && world.isNight())) return false;
            return cap === null || mate.open < cap;
          };
          const free = NAMES.filter(isFree);
          const before = free.map((id) => world.count(id));
          const operatorId = world.share(contactId);
          if (operatorId === null) {
            expect(free).toEqual([]);
            return;
          }
          // Nobody who is away, full or no member gets anything, and of the others the one with the fewest.
          expect(free).toContain(operatorId);
          expect(world.count(operatorId) - 1).toBe(Math.min(...before));
          const after = spread(free.map((id) => world.count(id)));
          expect(after).toBeLessThanOrEqual(Math.max(1, spread(before)));
          const mate = world.team.get(operatorId);
          if (mate) mate.open += 1;
        });
      }),
      { numRuns: 100 },
    );
  });

  it('a linked contact never changes hands while its manager is there, and waits or goes on as set when not', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom('wait' as const, 'other' as const), (history, whenLinkedAway) => {
        play(createWorld({ mode: 'linked', whenLinkedAway }, null), history, (world, contactId) => {
          const manager = world.managers.get(contactId);
          const mate = manager === undefined ? undefined : world.team.get(manager);
          const isThere = mate && !mate.isPaused && !(manager === 'vera' && world.isNight());
          const got = world.share(contactId);
          if (manager !== undefined && isThere) expect(got).toBe(manager);
          if (manager !== undefined && !isThere && whenLinkedAway === 'wait') expect(got).toBeNull();
          if (got !== null) world.managers.set(contactId, got);
        });
      }),
      { numRuns: 100 },
    );
  });
});
