import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, useLocale } from '../i18n/language.ts';

/** Language of the console; each is named in itself. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      fullWidth
      size="sm"
      aria-label={t('account.language')}
      value={useLocale()}
      onChange={chooseLanguage}
      data={[
        { value: 'ru', label: 'Русский' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
}
