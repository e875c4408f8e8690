import type { TFunction } from 'i18next';
import type { AssignmentReason } from '../../domain/distribution/sharing.ts';

/** Bodies of events are open to programs; this one is written by the same server. */
export const isReason = (value: unknown): value is AssignmentReason =>
  typeof value === 'object' && value !== null && 'code' in value && 'pool' in value;

/** Why a person got a dialog, in the reader's language: whose turn it was, and who was passed over and why. */
export function whyAssigned(
  t: TFunction,
  { code, cause, pool, passed }: AssignmentReason,
  operatorId: string,
  nameOf: (id: string) => string,
): string {
  const count = pool.find((one) => one.operatorId === operatorId)?.count ?? 0;
  const sentences = [
    cause === 'asked' ? '' : t(`whyAssigned.cause.${cause}`),
    code === 'share' ? t('whyAssigned.share', { count, pool: pool.length }) : t(`whyAssigned.${code}`),
    passed.length === 0
      ? ''
      : t('whyAssigned.passed', {
          people: passed.map(({ operatorId: id, why }) => `${nameOf(id)} (${t(`whyAssigned.why.${why}`)})`).join(', '),
        }),
  ];
  return sentences.filter(Boolean).join(' ');
}
