import type { TFunction } from 'i18next';
import type { AccountCheckView } from '../../http/views/channel-account-view.ts';
import { ApiError } from '../api/problem.ts';
import { describeError } from '../shared/describe-error.ts';

/** What is wrong, by the name of the field; `form` is about all of it. */
export interface Wrong {
  fields: Readonly<Record<string, string>>;
  form: string | null;
}

export const NOTHING_WRONG: Wrong = { fields: {}, form: null };

const FIELD = /(?:^|; )body\.settings\.(\w+): (.*?)(?=; body\.|$)/gu;

/** What the server has refused, in the words of the person at the screen. */
export function wrongOf(t: TFunction, error: unknown): Wrong {
  if (!(error instanceof ApiError)) return { fields: {}, form: describeError(t, error) };
  const named = [...error.message.matchAll(FIELD)].map(([, name = '', reason = '']) => [
    name,
    inWords(t, name, reason),
  ]);
  if (error.status === 400 && named.length > 0) return { fields: Object.fromEntries(named), form: null };
  return { fields: {}, form: refusalInWords(t, error) };
}

/** What the messenger does not like, at the field that it is about. */
export function wrongOfCheck(t: TFunction, { result, field, reason }: AccountCheckView): Wrong {
  if (result === 'unreachable') return { fields: {}, form: t('channelAccounts.checked.unreachable') };
  if (result !== 'refused') return NOTHING_WRONG;
  const name = field ?? 'token';
  return { fields: { [name]: inWords(t, name, reason ?? '') }, form: null };
}

/** Our own rules are told by their words, the messenger's by the field. */
function inWords(t: TFunction, name: string, reason: string): string {
  if (reason === 'is missing') return t('channelAccounts.wrong.missing');
  if (reason.startsWith('must look like')) return t('channelAccounts.wrong.botToken');
  if (reason.includes('digits')) return t('channelAccounts.wrong.digits');
  if (reason.startsWith('needs at least')) return t('channelAccounts.wrong.verifyToken');
  if (reason.startsWith('must be one word')) return t('channelAccounts.wrong.word');
  switch (name) {
    case 'token':
    case 'phoneNumberId':
    case 'accountId':
    case 'appSecret':
      return t(`channelAccounts.wrong.${name}`);
    case 'templateRu':
    case 'templateEn':
      return t('channelAccounts.wrong.template');
    default:
      return reason;
  }
}

const REFUSALS = [
  [/meanwhile/u, 'channelAccounts.refused.meanwhile'],
  [/connected already/u, 'channelAccounts.refused.already'],
  [/\.env/u, 'channelAccounts.refused.env'],
  [/another account/u, 'channelAccounts.refused.another'],
  [/PUBLIC_URL/u, 'channelAccounts.noAddress'],
  [/could not be asked/u, 'channelAccounts.refused.unreachable'],
] as const;

function refusalInWords(t: TFunction, error: ApiError): string {
  const known = error.status === 409 && REFUSALS.find(([words]) => words.test(error.message));
  return known ? t(known[1]) : describeError(t, error);
}
