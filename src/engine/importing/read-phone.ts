import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';

/** Reads phones as tables and people write them; without a country's code they are of the country of the business. */
export function phoneReader(businessPhone: string): (text: string) => string | null {
  const own = parsePhoneNumberFromString(businessPhone);
  // An invented or new number may be unknown to the tables; then its calling code decides.
  const country: CountryCode = own?.country ?? own?.getPossibleCountries()[0] ?? 'RU';
  return (text) => {
    // Spreadsheets make `79181234567` of `+79181234567`, and `7.91812E+10` of it when the column is narrow: that one is lost.
    const digits = text.replace(/[^\d+]/gu, '');
    if (/[a-zа-я]/iu.test(text.replace(/(доб|ext|вн)\.?.*$/iu, '')) || digits === '') return null;
    const number =
      parsePhoneNumberFromString(text, country) ??
      (/^[1-9]\d{9,14}$/u.test(digits) ? parsePhoneNumberFromString(`+${digits}`) : undefined);
    if (number?.isPossible()) return number.number;
    const international = /^[1-9]\d{10,14}$/u.test(digits) ? parsePhoneNumberFromString(`+${digits}`) : undefined;
    return international?.isPossible() ? international.number : null;
  };
}
