import { Button, Checkbox, Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DigestReaderView } from '../../http/views/digest-view.ts';
import { keys } from '../api/keys.ts';
import { useSetting } from '../settings/use-setting.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import classes from './digest.module.css';

type Wish = Partial<Pick<DigestReaderView, 'daily' | 'weekly' | 'locale'>> & { alerts?: boolean };

/** Where somebody gets digests, which ones, and in which language. */
export function ReaderLine({
  reader: { id, name, isMe, channel, address, daily, weekly, alerts, locale, problem },
}: {
  reader: DigestReaderView;
}) {
  const { t } = useTranslation();
  const save = useSetting(keys.digest);
  const [question, ask] = useConfirm();
  // Shown at once: the answer takes a moment.
  const [wish, setWish] = useState<Wish>({});
  const change = (body: Wish): void => {
    setWish((before) => ({ ...before, ...body }));
    save.mutate({ path: `/digest/readers/${id}`, method: 'PATCH', body }, { onSettled: () => setWish({}) });
  };
  const unlink = (): void =>
    ask({
      title: t('digest.unlink'),
      text: t(address === null ? 'digest.unlinkText' : 'digest.unmailText'),
      yes: t('digest.unlink'),
      no: t('common.cancel'),
      isDangerous: true,
      onYes: () => save.mutate({ path: `/digest/readers/${id}`, method: 'DELETE' }),
    });
  const where =
    channel === 'mail'
      ? t('digest.mailed', { address })
      : t('digest.linked', { channel: channel ? t(`channel.${channel}`) : t('digest.gone') });
  return (
    <div className={classes.reader}>
      {question}
      <Text size="sm" fw={500}>
        {isMe ? where : `${name} · ${where}`}
      </Text>
      {problem && (
        <Text size="sm" c="var(--v-bad)">
          {t('digest.problem', { reason: problem })}
        </Text>
      )}
      <Group gap="md" mt={8}>
        <Checkbox
          label={t('digest.daily')}
          checked={wish.daily ?? daily}
          onChange={(event) => change({ daily: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('digest.weekly')}
          checked={wish.weekly ?? weekly}
          onChange={(event) => change({ weekly: event.currentTarget.checked })}
        />
        {alerts !== null && (
          <Checkbox
            label={t('digest.alerts')}
            checked={wish.alerts ?? alerts}
            onChange={(event) => change({ alerts: event.currentTarget.checked })}
          />
        )}
        <Select
          aria-label={t('digest.language')}
          w={130}
          size="xs"
          allowDeselect={false}
          data={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
          value={wish.locale ?? locale}
          onChange={(value) => value !== null && change({ locale: value === 'en' ? 'en' : 'ru' })}
        />
        <Button variant="subtle" color="red" size="compact-sm" onClick={unlink}>
          {t('digest.unlink')}
        </Button>
      </Group>
    </div>
  );
}
