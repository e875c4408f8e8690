import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.ts';
import { signIn } from '../api/me.ts';
import { statusOf } from '../api/problem.ts';
import { describeError } from '../shared/describe-error.ts';

export function LoginForm() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const login = useMutation({
    mutationFn: signIn,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.me }),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    login.mutate({ email: String(form.get('email')).trim(), password: String(form.get('password')) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {login.isError && (
          <Alert color="red" variant="light" role="alert">
            {[400, 401, 422].includes(statusOf(login.error)) ? t('login.wrong') : describeError(t, login.error)}
          </Alert>
        )}
        <TextInput
          name="email"
          type="email"
          label={t('login.email')}
          autoComplete="username"
          required
          withAsterisk={false}
          size="md"
        />
        <PasswordInput
          name="password"
          label={t('login.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          size="md"
        />
        <Button type="submit" size="md" mt={4} loading={login.isPending}>
          {t('login.submit')}
        </Button>
      </Stack>
    </form>
  );
}
