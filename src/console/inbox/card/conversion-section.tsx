import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DialogConversionView } from '../../../http/views/conversion-prompt-view.ts';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import quotes from '../../conversion/conversion.module.css';
import { VerdictBadge } from '../../conversion/verdict-badge.tsx';
import { reasonWords } from '../../conversion/verdict-words.ts';
import { useCanAct } from '../../shared/me-context.ts';
import classes from './card.module.css';
import { Section } from './section.tsx';
import { useMarkConversion } from './use-mark-conversion.ts';

/** Whether the dialog has reached its goal: who says so, by which words of the dialog, and a person's own mark. */
export function ConversionSection({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const mark = useMarkConversion(dialog.id);
  const { conversion } = dialog;
  const hand = conversion?.hand ?? null;
  const choice = (verdict: 'converted' | 'not_converted', label: string) => (
    <Button
      size="compact-sm"
      variant={hand?.verdict === verdict ? 'filled' : 'default'}
      aria-pressed={hand?.verdict === verdict}
      loading={mark.isPending && mark.variables === verdict}
      onClick={() => mark.mutate(verdict)}
    >
      {label}
    </Button>
  );
  return (
    <Section title={t('conversion.card.title')} aside={conversion && <VerdictBadge verdict={conversion.verdict} />}>
      {conversion ? <Told conversion={conversion} /> : <p className={classes.none}>{t('conversion.card.none')}</p>}
      {canAct && (
        <Group gap={6} mt={8} role="group" aria-label={t('conversion.card.mark')}>
          {choice('converted', t('conversion.card.yes'))}
          {choice('not_converted', t('conversion.card.no'))}
          {hand && (
            <Button
              size="compact-sm"
              variant="subtle"
              loading={mark.isPending && mark.variables === null}
              onClick={() => mark.mutate(null)}
            >
              {t('conversion.card.takeBack')}
            </Button>
          )}
        </Group>
      )}
    </Section>
  );
}

function Told({ conversion: { machine, hand } }: { conversion: DialogConversionView }) {
  const { t } = useTranslation();
  return (
    <>
      {hand && (
        <Text size="sm">
          {hand.operator ? t('conversion.by.person', { name: hand.operator.name }) : t('conversion.by.api')}
          {hand.reason && `: ${hand.reason}`}
        </Text>
      )}
      {machine && (
        <div>
          {machine.quote && <blockquote className={quotes.quote}>«{machine.quote}»</blockquote>}
          <Text size="sm">{reasonWords(t, machine)}</Text>
          <Text size="xs" c="dimmed">
            {t(`conversion.by.${machine.by}`, { version: machine.version })}
            {hand && `: ${t(`conversion.verdict.${machine.verdict}`).toLowerCase()}`}
          </Text>
        </div>
      )}
    </>
  );
}
