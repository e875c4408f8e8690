import { ColorInput, ColorSwatch, Popover, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineStageView } from '../../http/views/pipeline-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './pipelines.module.css';

const COLOURS = [
  '#4dabf7',
  '#5c7cfa',
  '#9775fa',
  '#f06595',
  '#fa5252',
  '#ffa94d',
  '#ffd43b',
  '#94d82d',
  '#40c057',
  '#20c997',
  '#22b8cf',
  '#868e96',
];

interface StageColourProps {
  stage: PipelineStageView;
  onChange: (colour: string) => void;
}

/** The dot of a stage; clicked, it offers other colours. */
export function StageColour({ stage, onChange }: StageColourProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const [own, setOwn] = useState(stage.colour);
  const choose = (colour: string): void => {
    close();
    if (colour !== stage.colour) onChange(colour);
  };
  const isColour = /^#[0-9a-f]{6}$/u.test(own);
  return (
    <Popover opened={isOpen} onChange={close} trapFocus position="bottom-start" withinPortal>
      <Popover.Target>
        <UnstyledButton
          className={classes.dotButton ?? ''}
          disabled={stage.leavingTo !== null}
          aria-label={t('pipelines.stage.colourOf', { title: stage.title[locale] })}
          onClick={toggle}
        >
          <span className={classes.dot} style={{ background: stage.colour }} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.swatches}>
          {COLOURS.map((colour) => (
            <ColorSwatch
              key={colour}
              component="button"
              type="button"
              size={26}
              color={colour}
              aria-label={colour}
              aria-pressed={colour === stage.colour}
              onClick={() => choose(colour)}
            />
          ))}
        </div>
        <ColorInput
          mt="xs"
          size="xs"
          label={t('pipelines.stage.ownColour')}
          value={own}
          withPicker={false}
          withEyeDropper={false}
          popoverProps={{ disabled: true }}
          error={!isColour}
          onChange={(colour) => setOwn(colour.toLowerCase())}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && isColour) choose(own);
          }}
          onBlur={() => {
            if (isColour && own !== stage.colour) choose(own);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
