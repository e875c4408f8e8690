/**
 * A phone as a person types it → E.164, or null when it cannot be one. A Russian trunk prefix is understood:
 * `8 (918) 123-45-67` is `+79181234567`.
 */
export function toE164(typed: string): string | null {
  const plain = typed.replace(/[\s().\-–]/g, '');
  const international = plain
    .replace(/^00/, '+')
    .replace(/^8(?=\d{10}$)/, '+7')
    .replace(/^(?=7\d{10}$)/, '+');
  return /^\+[1-9]\d{6,14}$/.test(international) ? international : null;
}

/** `+79181234567` → `+7 918 123-45-67`; other countries are left as they are. */
export function readablePhone(phone: string): string {
  return phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2-$3-$4');
}
