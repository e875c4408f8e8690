import { Anchor, Box, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import classes from './login.module.css';
import { LoginForm } from './login-form.tsx';

/** What everyone sees who is not signed in. */
export function LoginPage() {
  const { t } = useTranslation();
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <img src="/console/favicon.svg" alt="Voronka" width={48} height={48} />
        <Title order={1} size="h3" mt="md">
          {t('login.title')}
        </Title>
        <Text c="dimmed" size="sm" mb="lg">
          {t('login.lead')}
        </Text>
        <LoginForm />
        <Text c="dimmed" size="sm" mt="lg">
          {t('login.hint')}
        </Text>
        <Anchor href="/" size="sm" mt={6} display="inline-block" underline="always">
          {t('login.chat')}
        </Anchor>
      </div>
      <Box w={220} mt="lg">
        <LanguageSwitch />
      </Box>
    </main>
  );
}
