import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from './api/me.ts';
import { LoginPage } from './login/login-page.tsx';
import { Pages } from './pages.tsx';
import { ErrorState } from './shared/error-state.tsx';
import { MeContext } from './shared/me-context.ts';

/** Lets in who is signed in; everyone else sees the login page, at whatever address they came to. */
export function Gate() {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  if (me.data) {
    return (
      <MeContext value={me.data}>
        <Pages />
      </MeContext>
    );
  }
  if (me.data === null) return <LoginPage />;
  return (
    <Center h="100dvh">
      {me.isError ? (
        <ErrorState error={me.error} onRetry={() => me.refetch()} />
      ) : (
        <Loader aria-label={t('common.loading')} />
      )}
    </Center>
  );
}
