import pino from 'pino';
import type { CrmCall, CrmHealth, CrmLead, CrmVerdict, CrmWork } from '../../../src/domain/bitrix/crm-work.ts';
import type { LeadFacts } from '../../../src/domain/bitrix/lead-facts.ts';
import { suggestMapping } from '../../../src/domain/bitrix/mapping.ts';
import { type Bitrix24Options, createBitrix24 } from '../../../src/integrations/bitrix24/create-bitrix24.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildLeadFacts } from '../../support/build-lead-facts.ts';
import { START } from '../../support/test-clock.ts';

type Waiting = CrmWork & { notBefore: Date };

/** The exchange on a book in memory: no database, and a clock that is moved by hand. */
export function startExchange(url: string, options: Partial<Bitrix24Options> = {}) {
  let at = START.getTime();
  const clock = { now: () => new Date(at) };
  const waiting: Waiting[] = [];
  const leads = new Map<string, CrmLead>();
  const facts = new Map<string, LeadFacts>();
  const calls: CrmCall[] = [];
  const failed: string[] = [];
  const healths: CrmHealth[] = [];
  const bitrix = createBitrix24({
    url: url.replace(/\/$/, ''),
    mapping: suggestMapping(null),
    portal: null,
    follow: async () => ({ outcome: 'no_stage' }),
    stillMine: async () => true,
    clock,
    log: pino({ level: 'silent' }),
    perSecond: 100_000,
    ...options,
    book: {
      async next(now) {
        const [due] = waiting.filter(({ notBefore }) => notBefore <= now).sort((a, b) => +a.notBefore - +b.notBefore);
        if (due) due.attempts += 1;
        return due ?? null;
      },
      async settle(work, verdict: CrmVerdict) {
        const at = waiting.findIndex(({ id }) => id === work.id);
        const row = waiting[at];
        if (row && verdict.state === 'later') row.notBefore = verdict.notBefore;
        else waiting.splice(at, 1);
        if (verdict.state === 'failed') failed.push(work.id);
      },
      facts: async (dialogId) => facts.get(dialogId) ?? null,
      leadOf: async (dialogId) => leads.get(dialogId) ?? null,
      dialogOf: async (leadId) => [...leads.values()].find((lead) => lead.leadId === leadId) ?? null,
      remember: async (lead) => void leads.set(lead.dialogId, lead),
      note: async (call) => void calls.push(call),
      keepHealth: async (health) => void healths.push(health),
    },
  });
  let rows = 0;
  return {
    bitrix,
    now: clock.now,
    waiting,
    leads,
    calls,
    failed,
    healths,
    /** Something new about a dialog. */
    tell(dialogId: string, known: Partial<LeadFacts> = {}, { makesLead = true } = {}) {
      facts.set(dialogId, buildLeadFacts({ dialog: buildDialog({ id: dialogId }), ...known }));
      waiting.push({ kind: 'tell', id: `w${++rows}`, dialogId, makesLead, attempts: 0, notBefore: START });
    },
    /** The portal tells that a lead has changed. */
    hear(leadId: string) {
      waiting.push({ kind: 'fetch', id: `w${++rows}`, leadId, attempts: 0, notBefore: START });
    },
    /** Works until nothing is left, whatever it has to wait for. Gives the waits, ms. */
    async workOff(): Promise<number[]> {
      const waits: number[] = [];
      while (waiting.length > 0) {
        const wait = await bitrix.work();
        if (waiting.length === 0) break;
        waits.push(wait ?? 0);
        at += Math.max(1_000, wait ?? 0);
      }
      return waits;
    },
  };
}
