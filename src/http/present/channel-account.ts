import {
  type AccountSettings,
  AccountType,
  channelIdOf,
  TYPE_FACTS,
} from '../../domain/channel-accounts/account-type.ts';
import { type ChannelAccount, endingOf } from '../../domain/channel-accounts/channel-account.ts';
import type { Checked } from '../../engine/channel-accounts/account-desk.ts';
import { TYPE_GUIDES } from '../channel-type-guide.ts';
import type { AccountCheckView, ChannelAccountView, ChannelTypeView } from '../views/channel-account-view.ts';

export interface AccountFacts {
  publicUrl: string | undefined;
  problem: string | null;
  hiddenByEnv: boolean;
  nameOf(userId: string): string | null;
}

/** Secrets stay inside, sealed or not. */
export function presentAccount(account: ChannelAccount, facts: AccountFacts): ChannelAccountView {
  const { id, type, channelId, title, enabled, settings, sealed, endings, version, changedBy } = account;
  const endsOf = Object.keys(sealed).map((name) => [name, { ending: endings[name] ?? '' }] as const);
  return {
    id,
    type,
    kind: TYPE_FACTS[type].kind,
    channelId,
    title,
    enabled,
    source: 'console',
    hiddenByEnv: facts.hiddenByEnv,
    settings,
    secrets: Object.fromEntries(endsOf),
    webhook: webhookOf(type, channelId, settings.verifyToken, facts.publicUrl),
    problem: facts.problem,
    lateCalls: { count: account.lateCalls, lastAt: account.lastLateCallAt?.toISOString() ?? null },
    removedAt: account.removedAt?.toISOString() ?? null,
    version,
    createdAt: account.createdAt.toISOString(),
    changedAt: account.changedAt.toISOString(),
    changedBy: changedBy === null ? null : facts.nameOf(changedBy),
  };
}

/** One that environment variables name. */
export function presentEnvAccount(account: AccountSettings, publicUrl: string | undefined): ChannelAccountView {
  const { type } = account;
  const channelId = channelIdOf(account);
  const { kind, secrets } = TYPE_FACTS[type];
  const given = Object.entries(account.settings).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
  const open = given.filter(({ name }) => !secrets.includes(name)).map(({ name, value }) => [name, value] as const);
  const shut = given.filter(({ name }) => secrets.includes(name));
  const settings: Record<string, string> = Object.fromEntries(open);
  return {
    id: channelId,
    type,
    kind,
    channelId,
    title: TYPE_GUIDES[type].title,
    enabled: true,
    source: 'env',
    hiddenByEnv: false,
    settings,
    secrets: Object.fromEntries(shut.map(({ name, value }) => [name, { ending: endingOf(value) }])),
    webhook: webhookOf(type, channelId, settings.verifyToken, publicUrl),
    problem: null,
    lateCalls: { count: 0, lastAt: null },
    removedAt: null,
    version: 0,
    createdAt: null,
    changedAt: null,
    changedBy: null,
  };
}

/** Where Meta has to be told to call: its adapters take calls under the account's id. Telegram is told by the program itself. */
function webhookOf(
  type: AccountType,
  channelId: string,
  verifyToken: string | undefined,
  publicUrl: string | undefined,
): ChannelAccountView['webhook'] {
  const { kind, needsPublicUrl } = TYPE_FACTS[type];
  if (!needsPublicUrl || verifyToken === undefined) return null;
  const path = channelId.slice(channelId.indexOf(':') + 1);
  return { url: publicUrl === undefined ? null : `${publicUrl}/webhooks/${kind}/${path}`, verifyToken };
}

export function presentTypes(hasPublicUrl: boolean): ChannelTypeView[] {
  return AccountType.options.map((type) => {
    const { kind, secrets, isSingle, needsPublicUrl } = TYPE_FACTS[type];
    const { title, steps, fields } = TYPE_GUIDES[type];
    return {
      type,
      kind,
      title,
      steps: [...steps],
      fields: fields.map((field) => ({ ...field, secret: secrets.includes(field.name) })),
      single: isSingle,
      needsPublicUrl,
      available: hasPublicUrl || !needsPublicUrl,
    };
  });
}

export function presentCheck(channelId: string, check: Checked): AccountCheckView {
  const isOk = check.kind === 'ok';
  return {
    channelId,
    result: check.kind,
    account: isOk ? check.account : null,
    field: check.kind === 'refused' ? (check.setting ?? null) : null,
    reason: 'reason' in check ? check.reason : null,
    tokenExpiresAt: isOk ? (check.tokenExpiresAt?.toISOString() ?? null) : null,
    webhook: isOk
      ? { state: check.webhook.state, url: check.webhook.url ?? null, lastError: check.webhook.lastError ?? null }
      : null,
  };
}
