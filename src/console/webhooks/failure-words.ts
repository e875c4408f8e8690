import type { TFunction } from 'i18next';

/** Why an attempt failed, in words of the screen's language; what is not known is shown as the server has it. */
export function failureWords(t: TFunction, reason: string): string {
  const answered = /^the receiver answered (\d+)$/u.exec(reason)?.[1];
  if (answered) return t('webhooks.why.status', { status: answered });
  if (reason.startsWith('the receiver is gone')) return t('webhooks.why.gone');
  if (reason === 'no answer in time') return t('webhooks.why.late');
  if (reason.includes('not public')) return t('webhooks.refused.private');
  if (reason.includes('host name that is not found')) return t('webhooks.refused.unknown');
  const code = /^the connection failed \((\w+)\)$/u.exec(reason)?.[1];
  if (code) return t('webhooks.why.connection', { code });
  return reason;
}
