import {
  type AccountSettings,
  type RawSettings,
  readSettings,
  TYPE_FACTS,
} from '../../domain/channel-accounts/account-type.ts';
import { type ChannelAccount, endingOf } from '../../domain/channel-accounts/channel-account.ts';
import type { Seal } from '../ports.ts';

type Kept = Pick<ChannelAccount, 'settings' | 'sealed' | 'endings'>;

/** The settings as they are kept: secrets sealed, for this account and this field alone. */
export function sealSettings(seal: Seal, id: string, { type, settings }: AccountSettings): Kept {
  const kept: Kept = { settings: {}, sealed: {}, endings: {} };
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined) continue;
    if (!TYPE_FACTS[type].secrets.includes(name)) {
      kept.settings[name] = value;
      continue;
    }
    kept.sealed[name] = seal.close(`${id}/${name}`, value);
    kept.endings[name] = endingOf(value);
  }
  return kept;
}

/** All settings by name. @throws when a secret cannot be opened: the database has come from another installation. */
export function openSettings(
  seal: Seal,
  { id, settings, sealed }: Pick<ChannelAccount, 'id' | 'settings' | 'sealed'>,
): RawSettings {
  const opened = Object.entries(sealed).map(([name, text]) => [name, seal.open(`${id}/${name}`, text)]);
  return { ...settings, ...Object.fromEntries(opened) };
}

export type Unsealed = { kind: 'account'; account: AccountSettings } | { kind: 'unreadable'; reason: string };

/** The account as it can be connected. */
export function unseal(seal: Seal, kept: ChannelAccount): Unsealed {
  let raw: RawSettings;
  try {
    raw = openSettings(seal, kept);
  } catch {
    return { kind: 'unreadable', reason: 'its secrets were sealed by another installation: enter them anew' };
  }
  const read = readSettings(kept.type, raw);
  if (read.kind === 'settings') return { kind: 'account', account: read.account };
  const reasons = read.errors.map(({ field, reason }) => `${field} ${reason}`);
  return { kind: 'unreadable', reason: `its settings are not whole: ${reasons.join('; ')}` };
}
