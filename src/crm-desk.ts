import type { Config } from './config.ts';
import type { CrmSettings, CrmSetup } from './domain/bitrix/crm-settings.ts';
import { crmSetup } from './domain/bitrix/crm-setup.ts';
import type { CrmHealth } from './domain/bitrix/crm-work.ts';
import { planLead } from './domain/bitrix/lead-calls.ts';
import { mappingFlaws } from './domain/bitrix/mapping.ts';
import type { CrmChange, CrmChanged, CrmDesk } from './engine/crm-desk.ts';
import type { Seal } from './engine/ports.ts';
import { addOwnFields } from './integrations/bitrix24/add-own-fields.ts';
import type { CrmBook } from './integrations/bitrix24/crm-book.ts';
import { readPortal } from './integrations/bitrix24/read-portal.ts';
import { createRest, type Rest } from './integrations/bitrix24/rest.ts';
import { hurryCrm, switchCrm } from './store/crm-book.ts';
import { keepPortal, readCrmSettings, writeCrmHealth, writeCrmSettings } from './store/crm-settings.ts';
import type { Surroundings } from './store/load-situation.ts';
import type { Store } from './store/open-store.ts';

/** Somebody waits at a screen. */
const DEADLINE_MS = 15_000;

interface Parts {
  config: Pick<Config, 'BITRIX24_WEBHOOK_URL' | 'BITRIX24_APP_TOKEN' | 'BITRIX24_FIELDS' | 'BITRIX24_STAGES'>;
  store: Store;
  seal: Seal;
  book: Pick<CrmBook, 'facts' | 'leadOf' | 'note'>;
  surroundings(): Pick<Surroundings, 'fields'>;
  now(): Date;
}

/** The settings of the exchange as they are in force and as people change them, with the portal asked before anything is kept. */
export function createCrmDesk({ config, store, seal, book, surroundings, now }: Parts): CrmDesk {
  const environment = {
    url: config.BITRIX24_WEBHOOK_URL,
    token: config.BITRIX24_APP_TOKEN,
    fields: config.BITRIX24_FIELDS,
    stages: config.BITRIX24_STAGES,
  };

  async function setup(): Promise<CrmSetup> {
    return inForce(await readCrmSettings(store));
  }

  function inForce(settings: CrmSettings): CrmSetup {
    const { sealedUrl, sealedToken } = settings;
    const opened = {
      url: sealedUrl && seal.open('url', sealedUrl),
      token: sealedToken && seal.open('token', sealedToken),
    };
    return crmSetup(settings, opened, environment);
  }

  async function change(wanted: CrmChange): Promise<CrmChanged> {
    const fixed = whatIsFixed(wanted);
    if (fixed) return { kind: 'fixed', variable: fixed };
    const before = await readCrmSettings(store);
    if (before.version !== wanted.version) return { kind: 'stale' };
    const { url, token, on, mapping, stages } = wanted;
    const read = url ? await ask(url) : null;
    if (read?.kind === 'failed') return { kind: 'trouble', why: read.why, reason: read.reason };
    const portal = url === null ? null : (read?.portal ?? before.portal);
    // A field that is not at the portal may come yet; what could never be right is not kept.
    const flaws = mappingFlaws(mapping ?? [], portal, surroundings().fields).filter(
      ({ why }) => why !== 'no_such_field',
    );
    if (flaws.length > 0) return { kind: 'flaws', flaws };
    const after: CrmSettings = {
      version: before.version + 1,
      on: on ?? before.on,
      sealedUrl: url === undefined ? before.sealedUrl : url && seal.close('url', url),
      sealedToken: token === undefined ? before.sealedToken : token && seal.close('token', token),
      mapping: mapping === undefined ? before.mapping : mapping,
      stages: stages === undefined ? before.stages : [...stages],
      portal,
    };
    if (inForce(after).url === null && after.on) return { kind: 'no_address' };
    return keep(before, after, url !== undefined);
  }

  /** `isOther`: another address, which has just been asked. */
  async function keep(before: CrmSettings, after: CrmSettings, isOther: boolean): Promise<CrmChanged> {
    if (!(await writeCrmSettings(store, before.version, after))) return { kind: 'stale' };
    const changed = inForce(after);
    await switchCrm(store, changed.on);
    if (isOther) await writeCrmHealth(store, changed.url === null ? null : justAnswered(now()));
    await hurryCrm(store, now());
    return { kind: 'changed', setup: changed };
  }

  function whatIsFixed({ url, token, stages, on }: CrmChange): string | null {
    if (environment.url !== undefined && (url !== undefined || on === false)) return 'BITRIX24_WEBHOOK_URL';
    if (environment.token !== undefined && token !== undefined) return 'BITRIX24_APP_TOKEN';
    return environment.stages !== undefined && stages !== undefined ? 'BITRIX24_STAGES' : null;
  }

  /** By its address, and noted in the ledger. */
  function restFor(url: string): Rest {
    const rest = createRest({ url, deadlineMs: DEADLINE_MS, signal: new AbortController().signal });
    return {
      async call(method, params) {
        const answer = await rest.call(method, params);
        const problem = answer.kind === 'ok' ? null : answer.reason;
        await book.note({ at: now(), direction: 'out', method, params, dialogId: null, leadId: null, problem });
        return answer;
      },
    };
  }

  const ask = (url: string) => readPortal(restFor(url), now());

  async function readAnew(prepare?: (rest: Rest) => Promise<string | null>): Promise<CrmChanged> {
    const before = await readCrmSettings(store);
    const { url } = inForce(before);
    if (url === null) return { kind: 'no_address' };
    const failed = (await prepare?.(restFor(url))) ?? null;
    if (failed !== null) return { kind: 'trouble', why: 'refused', reason: failed };
    const read = await ask(url);
    if (read.kind === 'failed') return { kind: 'trouble', why: read.why, reason: read.reason };
    await keepPortal(store, before.version, read.portal);
    await hurryCrm(store, now());
    return { kind: 'changed', setup: await setup() };
  }

  return {
    setup,
    change,
    readPortal: () => readAnew(),
    addFields: (facts) => readAnew((rest) => addOwnFields(rest, facts)),
    async plan(dialogIds, mapping) {
      const current = await setup();
      const wanted = mapping ?? current.mapping;
      return Promise.all(
        dialogIds.map(async (dialogId) => {
          const [facts, lead] = await Promise.all([book.facts(dialogId), book.leadOf(dialogId)]);
          const plan = facts && planLead(facts, lead, wanted, current.portal);
          return { dialogId, plan, isLead: lead !== null || (facts?.dialog.leadScore ?? null) !== null };
        }),
      );
    },
  };
}

const justAnswered = (at: Date): CrmHealth => ({
  state: 'ok',
  since: at,
  reason: null,
  until: null,
  lastOkAt: at,
  busySeconds: null,
});
