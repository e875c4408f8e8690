import type { Local } from '../booking/zone.ts';
import { candidateOf, candidatesOf, type Person } from './candidates.ts';
import type { Lead } from './lead.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import type { DistributionRule } from './rule.ts';
import { shareOut } from './share-out.ts';

/** A lead of before: when it came, and until when it was open. */
export interface PastLead extends Pick<Lead, 'dialogId' | 'contactId' | 'tags' | 'locale' | 'known'> {
  at: Date;
  closedAt: Date | null;
}

export interface Simulated {
  /** By person: how many leads. */
  would: ReadonlyMap<string, number>;
  /** Still waiting at the end, or left in the queue. */
  nobody: number;
}

/**
 * Who would have got these leads (oldest first) by this rule, counting from nothing; pure. Shifts, days off, caps and skills are as they
 * are set now; that somebody was at lunch or offline nobody remembers, and what is offered counts as accepted.
 */
export function simulate(
  leads: readonly PastLead[],
  rule: DistributionRule,
  team: readonly Person[],
  localOf: (at: Date) => Local,
): Simulated {
  const played: DistributionRule = { ...rule, onlineOnly: false, acceptWithinSeconds: null };
  const calm = team.map((person) => ({ ...person, profile: { ...person.profile, pause: null } }));
  const ownerId = team.find(({ role }) => role === 'owner')?.id ?? null;
  const would = new Map<string, number>();
  const open = new Map<string, (Date | null)[]>();
  const met = new Map<string, string>();
  let ledger: Ledger = emptyLedger(rule.id);
  let waiting: PastLead[] = [];
  let there = '';
  let left = 0;

  function play(batch: readonly PastLead[], now: Date): PastLead[] {
    const loads = new Map([...open].map(([id, ends]) => [id, ends.length]));
    const when = { now, local: localOf(now) };
    const candidates = candidatesOf(played, calm, loads, when);
    const known = new Map(calm.map((person) => [person.id, candidateOf(played, person, 1, loads, when)]));
    const asked = batch.map(
      (lead): Lead => ({
        ...lead,
        known: met.get(lead.contactId) ?? lead.known,
        since: lead.at,
        cause: 'asked',
        tried: [],
        counted: null,
        holder: null,
        returned: false,
      }),
    );
    const { verdicts, shares } = shareOut(asked, { rule: played, ledger, candidates, known, ownerId, now });
    ledger = { ...ledger, shares: [...shares] };
    return verdicts.flatMap(({ verdict }, index) => {
      const lead = batch[index];
      if (!lead) return [];
      if (verdict.kind === 'wait') return [lead];
      if (verdict.kind !== 'give') {
        left += 1;
        return [];
      }
      would.set(verdict.operatorId, (would.get(verdict.operatorId) ?? 0) + 1);
      met.set(lead.contactId, verdict.operatorId);
      open.set(verdict.operatorId, [...(open.get(verdict.operatorId) ?? []), lead.closedAt]);
      return [];
    });
  }

  for (const lead of leads) {
    for (const [id, ends] of open) {
      const still = ends.filter((end) => end === null || end > lead.at);
      if (still.length < ends.length) open.set(id, still);
    }
    if (waiting.length > 0) {
      const picture = thereNow(played, calm, open, lead.at, localOf);
      if (picture !== there) waiting = play(waiting, lead.at);
      there = picture;
    }
    waiting.push(...play([lead], lead.at));
  }
  return { would, nobody: waiting.length + left };
}

/** Who could get something at that time: as long as this is the same, whatever waits goes on waiting. */
function thereNow(
  rule: DistributionRule,
  team: readonly Person[],
  open: ReadonlyMap<string, readonly unknown[]>,
  at: Date,
  localOf: (at: Date) => Local,
): string {
  const loads = new Map([...open].map(([id, ends]) => [id, ends.length]));
  return candidatesOf(rule, team, loads, { now: at, local: localOf(at) })
    .filter(({ away, cap, load }) => away === null && (cap === null || load < cap))
    .map(({ id }) => id)
    .join(' ');
}
