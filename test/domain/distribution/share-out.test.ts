import { describe, expect, it } from '@jest/globals';
import { candidateOf, candidatesOf, type Person } from '../../../src/domain/distribution/candidates.ts';
import type { Lead } from '../../../src/domain/distribution/lead.ts';
import { emptyLedger, type Ledger } from '../../../src/domain/distribution/ledger.ts';
import type { DistributionRule } from '../../../src/domain/distribution/rule.ts';
import { shareOut } from '../../../src/domain/distribution/share-out.ts';
import { buildPerson, buildRule, member } from '../../support/build-rule.ts';

const NOW = new Date('2026-11-03T12:00:00Z');
const when = { now: NOW, local: { date: '2026-11-03', time: '15:00' } };

function buildLead(overrides: Partial<Lead> = {}): Lead {
  return {
    dialogId: 'd',
    contactId: 'c',
    tags: [],
    locale: 'ru',
    since: NOW,
    cause: 'asked',
    tried: [],
    known: null,
    counted: null,
    holder: null,
    returned: false,
    ...overrides,
  };
}

interface Case {
  rule?: Partial<DistributionRule>;
  people?: Person[];
  loads?: Record<string, number>;
  counts?: Record<string, number>;
}

function share(leads: Partial<Lead>[], { rule, people, loads = {}, counts = {} }: Case = {}) {
  const team = people ?? [buildPerson('anna'), buildPerson('boris'), buildPerson('vera')];
  const whole = buildRule({
    members: team.filter(({ role }) => role !== 'owner').map(({ id }) => member(id)),
    ...rule,
  });
  const ledger: Ledger = {
    ...emptyLedger('rule:rule'),
    shares: Object.entries(counts).map(([operatorId, count]) => ({ operatorId, count, missed: 0 })),
  };
  const load = new Map(Object.entries(loads));
  return shareOut(
    leads.map((lead, index) => buildLead({ dialogId: `d${index}`, contactId: `c${index}`, ...lead })),
    {
      rule: whole,
      ledger,
      candidates: candidatesOf(whole, team, load, when),
      known: new Map(team.map((person) => [person.id, candidateOf(whole, person, 1, load, when)])),
      ownerId: team.find(({ role }) => role === 'owner')?.id ?? null,
      now: NOW,
    },
  );
}

const who = ({ verdicts }: ReturnType<typeof share>) =>
  verdicts.map(({ verdict }) => ('operatorId' in verdict ? verdict.operatorId : verdict.kind));

describe('seed 003: the even mode', () => {
  it('shares incoming leads evenly among the people of the plan', () => {
    expect(who(share([{}, {}, {}, {}, {}, {}])).sort()).toEqual(['anna', 'anna', 'boris', 'boris', 'vera', 'vera']);
  });

  it('gives a person who is added later all new clients until level with the others', () => {
    const leads = Array.from({ length: 7 }, () => ({}));
    expect(who(share(leads, { counts: { anna: 5, boris: 5 } })).slice(0, 5)).toEqual(Array(5).fill('vera'));
  });

  it('gives nobody who is not in the plan anything', () => {
    const rule = { members: [member('anna')] };
    expect(who(share([{}, {}], { rule }))).toEqual(['anna', 'anna']);
  });
});

describe('seed 003: the linked mode', () => {
  const rule = { mode: 'linked' as const };

  it('gives a lead to the manager who has dealt with the contact before, even if others have fewer', () => {
    expect(who(share([{ known: 'anna' }], { rule, counts: { anna: 90, boris: 0, vera: 0 } }))).toEqual(['anna']);
  });

  it('gives a lead back into the hands of its manager from another plan', () => {
    const people = [buildPerson('anna'), buildPerson('boris')];
    expect(who(share([{ known: 'boris' }], { rule: { ...rule, members: [member('anna')] }, people }))).toEqual([
      'boris',
    ]);
  });

  it('keeps two dialogs of one new contact together', () => {
    const [first, second] = who(share([{ contactId: 'same' }, { contactId: 'same' }], { rule }));
    expect(first).toBe(second);
  });

  it('shares a contact that nobody knows like any other', () => {
    expect(who(share([{}, {}, {}], { rule })).sort()).toEqual(['anna', 'boris', 'vera']);
  });

  const away = [buildPerson('anna', { pause: { since: NOW, until: null } }), buildPerson('boris')];
  it('waits for a manager who is away, or gives the lead to another one, as set', () => {
    const wait = { ...rule, whenLinkedAway: 'wait' as const };
    const other = { ...rule, whenLinkedAway: 'other' as const };
    expect(who(share([{ known: 'anna' }], { rule: wait, people: away }))).toEqual(['wait']);
    expect(who(share([{ known: 'anna' }], { rule: other, people: away }))).toEqual(['boris']);
  });

  it('gives a manager no more than the cap, also where the language or a skill is not that of the lead', () => {
    const skills = { tags: true, language: true };
    const full = [
      buildPerson('anna', { languages: ['en'], skills: [], cap: 2 }),
      buildPerson('boris', { skills: ['vip'] }),
    ];
    const known = { known: 'anna', tags: ['vip'] };
    expect(who(share([known], { rule: { ...rule, skills }, people: full, loads: { anna: 1 } }))).toEqual(['anna']);
    expect(who(share([known], { rule: { ...rule, skills }, people: full, loads: { anna: 2 } }))).toEqual(['boris']);
  });

  it('asks the manager whom a lead waits for again while there, and not after the end of the shift', () => {
    const waits = { ...rule, whenLinkedAway: 'wait' as const, acceptWithinSeconds: 15 };
    const asked = { known: 'anna', tried: ['anna'] };
    expect(who(share([asked], { rule: waits }))).toEqual(['anna']);
    expect(who(share([asked], { rule: waits, people: away }))).toEqual(['wait']);
    expect(who(share([asked], { rule: { ...waits, whenLinkedAway: 'other' } }))).not.toContain('anna');
  });

  it('shares the lead of a manager who has left the team like a new one', () => {
    const wait = { ...rule, whenLinkedAway: 'wait' as const };
    expect(who(share([{ known: 'gone' }], { rule: wait, counts: { anna: 1, boris: 1 } }))).toEqual(['vera']);
  });
});

describe('who is passed over', () => {
  const people = [
    buildPerson('absent', { absences: [{ from: '2026-11-01', to: '2026-11-03' }] }),
    buildPerson('asleep', {
      schedule: { kind: 'cycle', from: '2026-11-03', daysOn: 2, daysOff: 2, hours: { from: '20:00', to: '08:00' } },
    }),
    buildPerson('at-lunch', { pause: { since: NOW, until: new Date('2026-11-03T13:00:00Z') } }),
    buildPerson('full', { cap: 3, lastSeenAt: NOW }),
    buildPerson('offline'),
    buildPerson('no-share', { lastSeenAt: NOW }),
    buildPerson('here', { lastSeenAt: NOW }),
  ];
  const rule = {
    onlineOnly: true,
    members: people.map(({ id }) => member(id, id === 'no-share' ? 0 : 1)),
  };

  it('is told in the reason with why: day off, off shift, break, cap, offline, no share', () => {
    const { verdicts } = share([{}], { rule, people, loads: { full: 3 } });
    expect(verdicts[0]?.verdict).toMatchObject({
      kind: 'give',
      operatorId: 'here',
      reason: {
        code: 'share',
        pool: [{ operatorId: 'here', count: 0, weight: 1 }],
        passed: [
          { operatorId: 'absent', why: 'absent' },
          { operatorId: 'asleep', why: 'off_shift' },
          { operatorId: 'at-lunch', why: 'paused' },
          { operatorId: 'full', why: 'full' },
          { operatorId: 'offline', why: 'offline' },
          { operatorId: 'no-share', why: 'no_share' },
        ],
      },
    });
  });

  it('is nobody whose break is over', () => {
    const rested = [buildPerson('anna', { pause: { since: NOW, until: NOW } })];
    expect(who(share([{}], { people: rested }))).toEqual(['anna']);
  });

  it('lacks the skill that a tag of the dialog asks for, or the language', () => {
    const skilled = [buildPerson('anna', { skills: ['vip'] }), buildPerson('boris', { languages: ['en'] })];
    const skills = { tags: true, language: true };
    const leads = [
      { tags: ['vip', 'nobody’s skill'] },
      { locale: 'en' as const },
      { tags: ['vip'], locale: 'en' as const },
    ];
    expect(who(share(leads, { rule: { skills }, people: skilled }))).toEqual(['anna', 'boris', 'anna']);
    expect(
      who(
        share([{ tags: ['vip'] }], {
          rule: { skills },
          people: [buildPerson('boris', { languages: ['en'], skills: ['vip'] })],
        }),
      ),
    ).toEqual(['wait']);
  });

  it('gets no more than the cap in one round', () => {
    const capped = [buildPerson('anna', { cap: 2 })];
    expect(who(share([{}, {}, {}], { people: capped }))).toEqual(['anna', 'anna', 'wait']);
  });
});

describe('when nobody is there', () => {
  const nobody = [
    buildPerson('anna', { pause: { since: NOW, until: null } }),
    { ...buildPerson('olga'), role: 'owner' as const },
  ];

  it.each([
    ['wait', 'wait'],
    ['owner', 'olga'],
    ['queue', 'leave'],
  ] as const)('and the rule says %s, the lead goes there', (whenNobody, expected) => {
    expect(who(share([{}], { rule: { whenNobody }, people: nobody }))).toEqual([expected]);
  });

  it('an open dialog stays with whose shift has ended until somebody can take it', () => {
    const { verdicts, shares } = share([{ cause: 'shift_ended', holder: 'anna', counted: 'anna' }], {
      people: nobody,
      rule: { whenNobody: 'queue' },
      counts: { anna: 4 },
    });
    expect(verdicts[0]?.verdict.kind).toBe('wait');
    expect(shares).toMatchObject([{ operatorId: 'anna', count: 4 }]);
  });
});

describe('a rule that names nobody', () => {
  it('is about everybody who works with customers, but that of a sales plan without managers about nobody', () => {
    const team = [buildPerson('anna'), buildPerson('boris')];
    const of = (id: string) => candidatesOf(buildRule({ id, members: [] }), team, new Map(), when).map((one) => one.id);
    expect(of('rule')).toEqual(['anna', 'boris']);
    expect(of('plan:autumn')).toEqual([]);
    expect(who(share([{}], { rule: { id: 'plan:autumn', members: [] } }))).toEqual(['wait']);
  });
});

describe('a dialog that is offered', () => {
  const rule = { acceptWithinSeconds: 15 };

  it('goes to the next who has not had it, and is no longer counted for the one before', () => {
    const { verdicts, shares } = share([{ tried: ['anna'], counted: 'anna' }], {
      rule,
      counts: { anna: 1, boris: 0, vera: 0 },
    });
    expect(verdicts[0]?.verdict).toMatchObject({ kind: 'offer', operatorId: 'boris', seconds: 15 });
    expect(shares).toMatchObject([
      { operatorId: 'anna', count: 0 },
      { operatorId: 'boris', count: 1 },
      { operatorId: 'vera', count: 0 },
    ]);
  });

  it.each([
    ['queue', { kind: 'leave', why: 'none_accepted' }],
    ['again', { kind: 'wait', again: true }],
  ] as const)('and that all have had, goes where the rule says: %s', (whenNoneAccepts, expected) => {
    const tried = ['anna', 'boris', 'vera'];
    expect(share([{ tried }], { rule: { ...rule, whenNoneAccepts } }).verdicts[0]?.verdict).toEqual(expected);
  });
});

describe('in the even mode the previous manager', () => {
  const rule = { stickToPrevious: true };
  it('comes first while there, and not when away', () => {
    expect(who(share([{ known: 'vera' }], { rule, counts: { vera: 9 } }))).toEqual(['vera']);
    const people = [buildPerson('anna'), buildPerson('vera', { pause: { since: NOW, until: null } })];
    expect(who(share([{ known: 'vera' }], { rule, people }))).toEqual(['anna']);
  });
});

describe('what is missed while away', () => {
  const people = (vera: Person) => [buildPerson('anna'), buildPerson('boris'), vera];
  const absent = buildPerson('vera', { pause: { since: NOW, until: null } });
  const six = Array.from({ length: 6 }, () => ({}));

  it.each([
    ['level', 3],
    ['forgive', 1],
  ] as const)('is made up for or not, as set: %s', (afterAbsence, got) => {
    const { shares } = share(six, { rule: { afterAbsence }, people: people(absent) });
    const rule = buildRule({ members: ['anna', 'boris', 'vera'].map((id) => member(id)), afterAbsence });
    const team = people(buildPerson('vera'));
    const back = shareOut(
      [0, 1, 2].map((index) => buildLead({ dialogId: `e${index}`, contactId: `e${index}` })),
      {
        rule,
        ledger: { ...emptyLedger('rule:rule'), shares },
        candidates: candidatesOf(rule, team, new Map(), when),
        known: new Map(),
        ownerId: null,
        now: NOW,
      },
    );
    expect(who(back).filter((id) => id === 'vera')).toHaveLength(got);
  });
});
