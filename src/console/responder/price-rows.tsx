import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ResponderView } from '../../http/views/responder-view.ts';
import classes from './responder.module.css';

type Price = ResponderView['settings']['prices'][number];

interface PriceRowsProps {
  prices: readonly Price[];
  /** The model in use, and what is known of its price: what a new row begins with. */
  model: string;
  known: ResponderView['price'];
  isReadOnly: boolean;
  onChange: (prices: Price[]) => void;
}

const MOST = 50;

/** The owner's own prices, a row each. */
export function PriceRows({ prices, model, known, isReadOnly, onChange }: PriceRowsProps) {
  const { t } = useTranslation();
  const first: Price = prices.some((price) => price.model === model)
    ? { model: '', input: 0, output: 0 }
    : { model, input: known?.input ?? 0, output: known?.output ?? 0 };
  const change = (at: number, part: Partial<Price>): void =>
    onChange(prices.map((price, index) => (index === at ? { ...price, ...part } : price)));
  const isTwice = (at: number): boolean =>
    prices.some((price, index) => index < at && price.model === prices[at]?.model);
  return (
    <>
      {prices.map((price, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place while its model is being typed.
        <div key={at} className={classes.price}>
          <TextInput
            label={t('responder.model')}
            value={price.model}
            maxLength={100}
            readOnly={isReadOnly}
            error={isTwice(at) && t('responder.twice')}
            onChange={(event) => change(at, { model: event.currentTarget.value })}
          />
          {(['input', 'output'] as const).map((part) => (
            <NumberInput
              key={part}
              label={t(`responder.${part}`)}
              value={price[part]}
              min={0}
              max={10_000}
              decimalScale={4}
              hideControls
              readOnly={isReadOnly}
              onChange={(value) => change(at, { [part]: Number(value) || 0 })}
            />
          ))}
          {!isReadOnly && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('responder.removePrice', { model: price.model })}
              onClick={() => onChange(prices.filter((_, index) => index !== at))}
            >
              <IconX size={18} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      {!isReadOnly && prices.length < MOST && (
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...prices, first])}
        >
          {t('responder.addPrice')}
        </Button>
      )}
    </>
  );
}
