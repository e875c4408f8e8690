import { randomBytes } from 'node:crypto';
import {
  type AccountSettings,
  type AccountType,
  channelIdOf,
  type RawSettings,
  readSettings,
  TYPE_FACTS,
} from '../../domain/channel-accounts/account-type.ts';
import type { ChannelAccount } from '../../domain/channel-accounts/channel-account.ts';
import {
  type AccountChange,
  addAccount,
  changeAccount,
  findAccount,
  wakeLines,
} from '../../store/channel-accounts/channel-accounts.ts';
import type { AccountDeps } from './account-deps.ts';
import { checkSettings, type SettingsCheck } from './check-settings.ts';
import type { AccountFollower } from './follow-accounts.ts';
import { digestOfPath } from './late-calls.ts';
import { sealSettings, unseal } from './sealed-settings.ts';
import { takePhoneOff } from './take-phone-off.ts';

export type Checked = SettingsCheck['check'];

export type NotDone =
  /** Fields of the settings that are wrong, by our rules or by the provider's word. */
  | { kind: 'wrong'; errors: { field: string; reason: string }[] }
  | { kind: 'refused'; reason: string }
  | { kind: 'not_found' };

export interface Draft {
  type: AccountType;
  settings: RawSettings;
  title?: string | undefined;
}

export interface Edit {
  title?: string | undefined;
  enabled?: boolean | undefined;
  /** Those that change; an empty one is taken out. */
  settings?: RawSettings | undefined;
}

/** Id of a person; null for a program. */
type By = string | null;

/** What people at a screen may ask about accounts. Each change is in effect here when it resolves, elsewhere within seconds. */
export interface AccountDesk {
  /** Asks the provider, without keeping anything. With `accountId` what is left out is taken from that account. */
  check(draft: Draft, accountId?: string): Promise<{ kind: 'checked'; channelId: string; check: Checked } | NotDone>;
  connect(draft: Draft, by: By): Promise<{ kind: 'done'; account: ChannelAccount; check: Checked } | NotDone>;
  change(id: string, version: number, edit: Edit, by: By): Promise<{ kind: 'done'; account: ChannelAccount } | NotDone>;
  /** Its dialogs stay; `lines`: so many that waited will be listed as undelivered. */
  remove(id: string, version: number, by: By): Promise<{ kind: 'done'; lines: number } | NotDone>;
}

const MOST_ACCOUNTS = 50;

export function openAccountDesk(deps: AccountDeps, follower: AccountFollower): AccountDesk {
  const { store, seal, clock } = deps;

  async function checked(
    account: AccountSettings,
  ): Promise<{ kind: 'checked'; channelId: string; check: Checked; pathDigest: string | null } | NotDone> {
    const channelId = channelIdOf(account);
    if (deps.fromEnv.some((other) => channelIdOf(other) === channelId)) return { kind: 'refused', reason: SET_IN_ENV };
    if (TYPE_FACTS[account.type].needsPublicUrl && !deps.hasPublicUrl)
      return { kind: 'refused', reason: NO_PUBLIC_URL };
    const { check, pathOf } = await checkSettings(deps, account);
    return { kind: 'checked', channelId, check, pathDigest: pathOf === null ? null : digestOfPath(pathOf) };
  }

  /** The settings of a draft over those that are kept. */
  function over(kept: ChannelAccount, changed: RawSettings): AccountSettings | NotDone {
    const unsealed = unseal(seal, kept);
    const before = unsealed.kind === 'account' ? textsOf(unsealed.account.settings) : kept.settings;
    return read(kept.type, { ...before, ...changed });
  }

  async function apply(
    kept: ChannelAccount,
    version: number,
    change: AccountChange,
    by: By,
  ): Promise<ChannelAccount | NotDone> {
    const after = await changeAccount(store, { id: kept.id, version }, change, { by, at: clock.now() });
    return after ?? { kind: 'refused', reason: CHANGED_MEANWHILE };
  }

  return {
    async check({ type, settings }, accountId) {
      const kept = accountId === undefined ? null : await findAccount(store, accountId);
      if (accountId !== undefined && kept?.type !== type) return { kind: 'not_found' };
      const account = kept ? over(kept, settings) : read(type, withVerifyToken(type, settings));
      if ('kind' in account) return account;
      return checked(account);
    },

    async connect({ type, settings, title }, by) {
      const account = read(type, withVerifyToken(type, settings));
      if ('kind' in account) return account;
      const result = await checked(account);
      if (result.kind !== 'checked') return result;
      const { channelId, check, pathDigest } = result;
      const refused = refusalOf(check);
      if (refused) return refused;
      if (follower.accounts().filter(({ removedAt }) => removedAt === null).length >= MOST_ACCOUNTS)
        return { kind: 'refused', reason: `There can be ${MOST_ACCOUNTS} channels: remove one that is not needed.` };
      const id = clock.newId();
      const at = clock.now();
      const made: ChannelAccount = {
        id,
        type,
        channelId,
        title: title ?? (check.kind === 'ok' ? check.account.slice(0, 80) : channelId),
        enabled: true,
        ...sealSettings(seal, id, account),
        pathDigest,
        version: 1,
        createdAt: at,
        changedAt: at,
        changedBy: by,
        removedAt: null,
        lateCalls: 0,
        lastLateCallAt: null,
      };
      if (!(await addAccount(store, made))) return { kind: 'refused', reason: CONNECTED_ALREADY };
      await follower.refresh();
      await wakeLines(store, channelId, clock.now());
      return { kind: 'done', account: made, check };
    },

    async change(id, version, { title, enabled, settings }, by) {
      const kept = await findAccount(store, id);
      if (!kept) return { kind: 'not_found' };
      const change: AccountChange = {
        ...(title !== undefined && { title }),
        ...(enabled !== undefined && { enabled }),
      };
      const isTurnedOn = enabled === true && !kept.enabled;
      if (settings || isTurnedOn) {
        const account = over(kept, settings ?? {});
        if ('kind' in account) return account;
        if (channelIdOf(account) !== kept.channelId) return { kind: 'refused', reason: ANOTHER_ACCOUNT };
        const result = await checked(account);
        if (result.kind !== 'checked') return result;
        const refused = refusalOf(result.check);
        if (refused) return refused;
        Object.assign(change, sealSettings(seal, id, account), { pathDigest: result.pathDigest });
      }
      if (isTurnedOn) Object.assign(change, { lateCalls: 0, lastLateCallAt: null });
      const after = await apply(kept, version, change, by);
      if ('kind' in after) return after;
      await follower.refresh();
      if (isTurnedOn) await wakeLines(store, kept.channelId, clock.now());
      return { kind: 'done', account: after };
    },

    async remove(id, version, by) {
      const kept = await findAccount(store, id);
      if (!kept) return { kind: 'not_found' };
      if (kept.version !== version) return { kind: 'refused', reason: CHANGED_MEANWHILE };
      if (kept.type === 'whatsapp_web') await takePhoneOff(store, kept.channelId);
      const gone = {
        enabled: false,
        sealed: {},
        endings: {},
        removedAt: clock.now(),
        lateCalls: 0,
        lastLateCallAt: null,
      };
      const after = await apply(kept, version, gone, by);
      if ('kind' in after) return after;
      await follower.refresh();
      return { kind: 'done', lines: await wakeLines(store, kept.channelId, clock.now()) };
    },
  };
}

const SET_IN_ENV = 'This account is connected by environment variables (.env), which win: change it there.';
const NO_PUBLIC_URL =
  'Meta calls this program, so it needs a public https address: set PUBLIC_URL and start the program anew. Telegram and WhatsApp by QR code need none.';
const CONNECTED_ALREADY = 'This account is connected already: change its channel instead.';
const CHANGED_MEANWHILE = 'Somebody has changed this channel meanwhile: look at it anew.';
const ANOTHER_ACCOUNT = 'These settings belong to another account: connect it as a channel of its own.';

function read(type: AccountType, raw: RawSettings): AccountSettings | Extract<NotDone, { kind: 'wrong' }> {
  const result = readSettings(type, raw);
  return result.kind === 'settings' ? result.account : result;
}

/** The word by which Meta asks for us need only be unknown to others: nobody has to think one up. */
function withVerifyToken(type: AccountType, settings: RawSettings): RawSettings {
  if (!TYPE_FACTS[type].needsPublicUrl || settings.verifyToken) return settings;
  return { ...settings, verifyToken: randomBytes(12).toString('hex') };
}

/** What the provider has said against it, as a refusal of ours. */
function refusalOf(check: Checked): NotDone | null {
  if (check.kind === 'unreachable')
    return {
      kind: 'refused',
      reason: `The messenger could not be asked: ${check.reason}. Nothing was saved; try again.`,
    };
  if (check.kind !== 'refused') return null;
  return { kind: 'wrong', errors: [{ field: check.setting ?? 'token', reason: check.reason }] };
}

const textsOf = (settings: AccountSettings['settings']): RawSettings =>
  Object.fromEntries(Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
