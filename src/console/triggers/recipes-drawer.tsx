import { Button, Drawer, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.ts';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { describeTriggerError } from './describe-trigger-error.ts';
import { recipesQuery, takeRecipe } from './trigger-queries.ts';
import classes from './triggers.module.css';

/** Triggers that are ready to be taken over. */
export function RecipesDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useQueryClient();
  const recipes = useQuery({ ...recipesQuery, enabled: opened });
  const take = useMutation({
    mutationFn: takeRecipe,
    onSuccess: () =>
      notifications.show({
        color: 'green',
        message: t('triggers.saved'),
        closeButtonProps: { 'aria-label': t('common.close') },
      }),
    onError: (error) =>
      notifications.show({
        color: 'red',
        title: t('action.failed'),
        message: describeTriggerError(t, error),
        closeButtonProps: { 'aria-label': t('common.close') },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.triggers }),
  });
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="min(520px, 100vw)"
      title={t('triggers.recipe.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Text size="sm" c="dimmed" mb="md">
        {t('triggers.recipe.text')}
      </Text>
      {recipes.isPending && <PageSkeleton />}
      {recipes.isError && !recipes.data && <ErrorState error={recipes.error} onRetry={() => recipes.refetch()} />}
      <ul className={classes.parts}>
        {recipes.data?.map(({ id, title, text, used }) => (
          <li key={id} className={classes.part}>
            <h3 className={classes.cardTitle}>{title[locale]}</h3>
            <Text size="sm">{text[locale]}</Text>
            <div className={classes.cardFoot}>
              <Button
                size="compact-sm"
                variant="light"
                aria-label={`${t('triggers.recipe.use')}: ${title[locale]}`}
                loading={take.isPending && take.variables === id}
                onClick={() => take.mutate(id)}
              >
                {t('triggers.recipe.use')}
              </Button>
              {used && (
                <Text size="xs" c="dimmed">
                  {t('triggers.recipe.used')}
                </Text>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
