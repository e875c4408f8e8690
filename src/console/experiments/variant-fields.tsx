import { Button, NumberInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SurfaceView } from '../../http/views/experiment-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './experiments.module.css';
import { MOST_VARIANTS, type PlanState, withVariant } from './plan-state.ts';
import { ValueFields } from './value-fields.tsx';
import { ValueShown } from './value-shown.tsx';
import { letterOf, VariantLetter } from './variant-letter.tsx';

interface VariantFieldsProps {
  plan: PlanState;
  surface: SurfaceView;
  onChange: (plan: PlanState) => void;
}

const IDS = ['b', 'c', 'd', 'e'] as const;

/** Today's words as A, and what is tried against them. */
export function VariantFields({ plan, surface, onChange }: VariantFieldsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const change = (index: number, part: Partial<PlanState['variants'][number]>) =>
    onChange({ ...plan, variants: plan.variants.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  return (
    <>
      <ul className={classes.variants}>
        <li className={classes.variant}>
          <div className={classes.variantHead}>
            <VariantLetter id="a" />
            <span>{t('experiments.today')}</span>
          </div>
          <ValueShown value={surface.value} />
          <Weight
            letter={letterOf('a', locale)}
            value={plan.controlWeight}
            onChange={(controlWeight) => onChange({ ...plan, controlWeight })}
          />
        </li>
        {plan.variants.map(({ key, value, weight }, index) => {
          const id = IDS[index] ?? 'e';
          const letter = letterOf(id, locale);
          return (
            <li key={key} className={classes.variant}>
              <div className={classes.variantHead}>
                <VariantLetter id={id} />
                <span>{t('experiments.variantNamed', { letter })}</span>
                {plan.variants.length > 1 && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="gray"
                    ml="auto"
                    aria-label={t('experiments.removeVariant', { letter })}
                    onClick={() => onChange({ ...plan, variants: plan.variants.filter((_, at) => at !== index) })}
                  >
                    {t('experiments.remove')}
                  </Button>
                )}
              </div>
              <ValueFields letter={letter} value={value} onChange={(next) => change(index, { value: next })} />
              <Weight letter={letter} value={weight} onChange={(next) => change(index, { weight: next })} />
            </li>
          );
        })}
      </ul>
      {surface.names.length > 0 && (
        <p className={classes.quiet}>
          {t('experiments.names', { names: surface.names.map((name) => `{{${name}}}`).join(' ') })}
        </p>
      )}
      {plan.variants.length < MOST_VARIANTS && (
        <Button
          variant="default"
          mt="sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange(withVariant(plan, surface.value))}
        >
          {t('experiments.addVariant')}
        </Button>
      )}
    </>
  );
}

function Weight({ letter, value, onChange }: { letter: string; value: number; onChange: (value: number) => void }) {
  const { t } = useTranslation();
  return (
    <NumberInput
      label={t('experiments.weight', { letter })}
      description={t('experiments.weightText')}
      min={1}
      max={100}
      allowDecimal={false}
      clampBehavior="strict"
      maw={320}
      value={value}
      onChange={(next) => onChange(Math.max(1, Number(next)))}
    />
  );
}
