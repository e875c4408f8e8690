import { ColorInput, SegmentedControl, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WidgetView } from '../../http/views/widget-view.ts';
import { LogoField } from './logo-field.tsx';
import classes from './widget.module.css';

type Look = WidgetView['settings'];

interface LookFieldsProps {
  look: Look;
  business: WidgetView['business'];
  change: (part: Partial<Look>) => void;
}

const SWATCHES = ['#5b5bd6', '#0f766e', '#1d4ed8', '#be123c', '#c2410c', '#a16207', '#334155', '#111827'];
const THEMES = ['auto', 'light', 'dark'] as const;
const POSITIONS = ['left', 'right'] as const;

/** Colour, words and the picture. */
export function LookFields({ look, business, change }: LookFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <h2 className={classes.heading}>{t('widget.look')}</h2>
      <ColorInput
        label={t('widget.color')}
        description={t('widget.colorText')}
        value={look.color}
        onChange={(color) => change({ color: color.toLowerCase() })}
        swatches={SWATCHES}
        error={!/^#[0-9a-f]{6}$/i.test(look.color) && t('widget.colorWrong')}
        eyeDropperButtonProps={{ 'aria-label': t('widget.eyeDropper') }}
      />
      <div>
        <Text component="span" size="sm" fw={500} id="widget-theme">
          {t('widget.theme')}
        </Text>
        <SegmentedControl
          fullWidth
          aria-labelledby="widget-theme"
          value={look.theme}
          onChange={(value) => change({ theme: THEMES.find((theme) => theme === value) ?? 'auto' })}
          data={THEMES.map((value) => ({ value, label: t(`widget.themes.${value}`) }))}
        />
      </div>
      <div>
        <Text component="span" size="sm" fw={500} id="widget-position">
          {t('widget.position')}
        </Text>
        <SegmentedControl
          fullWidth
          aria-labelledby="widget-position"
          value={look.position}
          onChange={(value) => change({ position: value === 'left' ? 'left' : 'right' })}
          data={POSITIONS.map((value) => ({ value, label: t(`widget.positions.${value}`) }))}
        />
      </div>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {(['ru', 'en'] as const).map((locale) => (
          <TextInput
            key={locale}
            label={t(`widget.title.${locale}`)}
            placeholder={business[locale]}
            maxLength={60}
            value={look.title[locale]}
            onChange={(event) => change({ title: { ...look.title, [locale]: event.currentTarget.value } })}
          />
        ))}
        {(['ru', 'en'] as const).map((locale) => (
          <Textarea
            key={locale}
            label={t(`widget.greeting.${locale}`)}
            placeholder={t('widget.greetingUsual')}
            autosize
            minRows={3}
            maxLength={300}
            value={look.greeting[locale]}
            onChange={(event) => change({ greeting: { ...look.greeting, [locale]: event.currentTarget.value } })}
          />
        ))}
      </SimpleGrid>
      <LogoField look={look} change={change} />
    </>
  );
}
