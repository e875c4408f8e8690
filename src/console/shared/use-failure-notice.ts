import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { describeError } from './describe-error.ts';

/** Tells in a corner of the page why something that was asked for has not been done. */
export function useFailureNotice(): (error: unknown) => void {
  const { t } = useTranslation();
  return (error) => {
    notifications.show({
      color: 'red',
      title: t('action.failed'),
      message: describeError(t, error),
      closeButtonProps: { 'aria-label': t('common.close') },
    });
  };
}
