import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConversionSetupView } from '../../http/views/conversion-prompt-view.ts';
import { useLocale } from '../i18n/language.ts';

/** Texts to begin from: the default, and those of other businesses. */
export function BeginWith({ setup, onPick }: { setup: ConversionSetupView; onPick: (text: string) => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const offered = [
    { id: 'standard', title: t('conversion.prompt.standard'), text: setup.defaultText[locale] },
    ...setup.examples.map(({ id, title, text }) => ({ id, title: title[locale], text: text[locale] })),
  ];
  return (
    <Group gap={6} mt="sm">
      <Text size="sm" c="dimmed">
        {t('conversion.prompt.begin')}:
      </Text>
      {offered.map(({ id, title, text }) => (
        <Button key={id} size="compact-sm" variant="light" onClick={() => onPick(text)}>
          {title}
        </Button>
      ))}
    </Group>
  );
}
