import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HookCallView } from '../../http/views/hook-view.ts';
import classes from './webhooks.module.css';

type Reason = NonNullable<HookCallView['reason']>;

/** Of these the words say all; of the others the server says more: which offer, which amount. */
const SAID: readonly Reason['code'][] = ['unreadable', 'nothing', 'no_number', 'no_person', 'no_words', 'deleted'];

/** Why nothing was made of a call. */
export function WhyNot({ reason: { code, detail } }: { reason: Reason }) {
  const { t } = useTranslation();
  return (
    <>
      {t(`hooks.why.${code}`)}
      {!SAID.includes(code) && (
        <Text size="xs" c="dimmed" mt={4} className={classes.exact ?? ''}>
          {detail}
        </Text>
      )}
    </>
  );
}
