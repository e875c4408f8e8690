import { Button, FileButton, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WidgetView } from '../../http/views/widget-view.ts';
import classes from './widget.module.css';

interface LogoFieldProps {
  look: Pick<WidgetView['settings'], 'letter' | 'logo'>;
  change: (part: Partial<WidgetView['settings']>) => void;
}

const SIDE = 96;
/** As the server has it. */
const MOST_LOGO = 20_000;

/** A letter or a small picture for the head of the chat. */
export function LogoField({ look, change }: LogoFieldProps) {
  const { t } = useTranslation();
  const [isWrong, setIsWrong] = useState(false);
  const take = async (file: File | null): Promise<void> => {
    if (!file) return;
    const logo = await shrink(file);
    setIsWrong(logo === null);
    if (logo !== null) change({ logo });
  };
  return (
    <>
      <TextInput
        label={t('widget.letter')}
        description={t('widget.letterText')}
        maxLength={2}
        w={160}
        value={look.letter}
        onChange={(event) => change({ letter: event.currentTarget.value })}
      />
      <div>
        <Text size="sm" fw={500}>
          {t('widget.logo')}
        </Text>
        <Group gap="sm" mt={6}>
          {look.logo && <img src={look.logo} alt={t('widget.logoNow')} className={classes.logo} />}
          <FileButton onChange={(file) => void take(file)} accept="image/png,image/jpeg,image/webp">
            {(props) => (
              <Button {...props} variant="default" size="sm">
                {t(look.logo ? 'widget.logoOther' : 'widget.logoAdd')}
              </Button>
            )}
          </FileButton>
          {look.logo && (
            <Button variant="subtle" color="gray" size="sm" onClick={() => change({ logo: null })}>
              {t('widget.logoDrop')}
            </Button>
          )}
        </Group>
        <Text size="xs" c={isWrong ? 'red' : 'dimmed'} mt={4} role={isWrong ? 'alert' : undefined}>
          {t(isWrong ? 'widget.logoWrong' : 'widget.logoText')}
        </Text>
      </div>
    </>
  );
}

/** The middle of a picture, small enough to travel with the settings; null when it is none. */
async function shrink(file: File): Promise<string | null> {
  try {
    const bitmap = await createImageBitmap(file);
    const canvas = document.createElement('canvas');
    canvas.width = SIDE;
    canvas.height = SIDE;
    const side = Math.min(bitmap.width, bitmap.height);
    const [x, y] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
    canvas.getContext('2d')?.drawImage(bitmap, x, y, side, side, 0, 0, SIDE, SIDE);
    const png = canvas.toDataURL('image/png');
    return png.length <= MOST_LOGO ? png : canvas.toDataURL('image/jpeg', 0.85);
  } catch {
    return null;
  }
}
