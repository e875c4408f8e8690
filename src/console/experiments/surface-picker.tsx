import { Alert, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SurfaceView } from '../../http/views/experiment-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './experiments.module.css';
import { minutesText } from './minutes-text.ts';
import { ValueShown } from './value-shown.tsx';

interface SurfacePickerProps {
  surfaces: readonly SurfaceView[];
  surface: SurfaceView | undefined;
  onPick: (surface: SurfaceView) => void;
}

const KINDS = ['reminder', 'flow', 'trigger', 'offer'] as const satisfies readonly SurfaceView['kind'][];

/** What is to be varied, with what customers are shown there today. */
export function SurfacePicker({ surfaces, surface, onPick }: SurfacePickerProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = ({ value }: SurfaceView): string =>
    value.kind === 'text' ? value.text[locale] : minutesText(t, value.minutes);
  return (
    <>
      <Select
        label={t('experiments.surface')}
        description={t('experiments.surfaceText')}
        placeholder={t('experiments.surfaceSearch')}
        searchable
        nothingFoundMessage={t('experiments.nothingFound')}
        maxDropdownHeight={360}
        value={surface?.id ?? null}
        onChange={(id) => {
          const picked = surfaces.find((one) => one.id === id);
          if (picked) onPick(picked);
        }}
        data={KINDS.map((kind) => ({
          group: t(`experiments.kinds.${kind}`),
          items: surfaces
            .filter((one) => one.kind === kind)
            .map((one) => ({ value: one.id, label: `${one.title[locale]}: ${words(one)}` })),
        })).filter(({ items }) => items.length > 0)}
      />
      {surface && (
        <div className={classes.today}>
          <p className={classes.quiet}>{t('experiments.todayShown')}</p>
          <ValueShown value={surface.value} />
        </div>
      )}
      {surface?.runningId && (
        <Alert color="yellow" mt="sm">
          {t('experiments.busy')}
        </Alert>
      )}
    </>
  );
}
