import type { TFunction } from 'i18next';
import type { PlainFact } from '../../domain/bitrix/lead-facts.ts';
import type { Locale } from '../../domain/localized.ts';
import type { CrmCallView, CrmSetupView } from '../../http/views/crm-view.ts';

const PLAIN = [
  'title',
  'name',
  'phone',
  'email',
  'source',
  'channel',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_content',
  'utm_term',
  'service',
  'staff',
  'visit_at',
  'amount',
  'confirmed',
  'no_show',
  'manager',
  'link',
] as const satisfies readonly PlainFact[];

/** How a fact of ours is called. */
export function factTitle(t: TFunction, locale: Locale, id: string, facts: CrmSetupView['facts']): string {
  const plain = PLAIN.find((known) => known === id);
  if (plain) return t(`bitrix24.facts.${plain}`);
  const own = facts.find((fact) => fact.id === id)?.title?.[locale];
  if (!own) return id;
  return id.startsWith('contact.') ? t('bitrix24.ofContact', { title: own }) : t('bitrix24.ofDialog', { title: own });
}

const METHODS = {
  'crm.lead.add': 'add',
  'crm.lead.update': 'update',
  'crm.lead.get': 'get',
  'crm.lead.list': 'list',
  ONCRMLEADUPDATE: 'event',
} as const;
const isMethod = (method: string): method is keyof typeof METHODS => Object.hasOwn(METHODS, method);

/** What a call does, in a few words; the portal's own name where nobody has put it in words. */
export function methodTitle(t: TFunction, { method, params }: Pick<CrmCallView, 'method' | 'params'>): string {
  if (isMethod(method)) return t(`bitrix24.methods.${METHODS[method]}`);
  if (method !== 'batch') return method;
  const commands = typeof params.cmd === 'object' && params.cmd !== null ? Object.keys(params.cmd) : [];
  if (commands.includes('own')) return t('bitrix24.methods.search');
  return t(commands.includes('scope') ? 'bitrix24.methods.read' : 'bitrix24.methods.addFields');
}

const OUTCOMES = ['moved', 'no_stage', 'refused', 'not_ours', 'same', 'gone'] as const;

/** What came of an exchange: the trouble, or what was done. */
export function outcomeTitle(t: TFunction, { problem, outcome }: Pick<CrmCallView, 'problem' | 'outcome'>): string {
  if (problem) return troubleWords(t, problem);
  const known = OUTCOMES.find((name) => name === outcome);
  return known ? t(`bitrix24.outcomes.${known}`) : t('bitrix24.done');
}

const TROUBLES = [
  { key: 'tooFast', words: /^QUERY_LIMIT_EXCEEDED/u },
  { key: 'tooMuch', words: /^OPERATION_TIME_LIMIT/u },
  { key: 'denied', words: /^(INVALID_CREDENTIALS|NO_AUTH_FOUND|expired_token|PORTAL_DELETED)/iu },
  { key: 'noRight', words: /^(ACCESS_DENIED|insufficient_scope|user_access_error)/iu },
  { key: 'silent', words: /did not answer|no form that is known|gave no/u },
] as const;

/** The portal's own word for a trouble, and what it means; what nobody has foreseen stays as it came. */
export function troubleWords(t: TFunction, reason: string): string {
  const known = TROUBLES.find(({ words }) => words.test(reason));
  return known ? t(`bitrix24.troubles.${known.key}`) : reason;
}
