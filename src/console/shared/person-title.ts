import type { TFunction } from 'i18next';
import { readablePhone } from '../inbox/card/phone.ts';

/** How a customer is called on screen: by name, else by phone, else "guest". */
export function personTitle(t: TFunction, contact: { name: string | null; phone: string | null }): string {
  return contact.name ?? (contact.phone === null ? t('common.guest') : readablePhone(contact.phone));
}

/** Up to two initials; empty for a guest. */
export function initials(name: string | null): string {
  const words = (name ?? '').split(/\s+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => word.match(/\p{L}/u)?.[0] ?? '')
    .join('')
    .toUpperCase();
}
