import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { HookView, SignedHookView } from '../../http/views/hook-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { useFailureNotice } from '../shared/use-failure-notice.ts';

interface HookMenuProps {
  hook: HookView;
  /** A signing secret has been made: shown once. */
  onSecret: (secret: string) => void;
}

/** What is seldom done to a hook. */
export function HookMenu({ hook, onSecret }: HookMenuProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const tellFailure = useFailureNotice();
  const [question, ask] = useConfirm();
  const path = `/api/v1/hooks/${encodeURIComponent(hook.id)}`;
  const settled = { onError: tellFailure, onSettled: () => client.invalidateQueries({ queryKey: keys.hooks }) };
  const say = (message: string): void => {
    notifications.show({ message, closeButtonProps: { 'aria-label': t('common.close') } });
  };
  const change = useMutation({
    mutationFn: (body: object) => request(path, { method: 'PATCH', body }),
    ...settled,
  });
  const rotate = useMutation({
    mutationFn: () => request(`${path}/rotate`, { method: 'POST' }),
    onSuccess: () => say(t('hooks.rotated')),
    ...settled,
  });
  const sign = useMutation({
    mutationFn: () => request<SignedHookView>(`${path}/secret`, { method: 'POST' }),
    onSuccess: ({ secret }) => onSecret(secret),
    ...settled,
  });
  const replay = useMutation({
    mutationFn: () => request<{ count: number }>(`${path}/replay`, { method: 'POST' }),
    onSuccess: ({ count }) => say(t('hooks.replayed', { count })),
    ...settled,
  });
  const remove = useMutation({
    mutationFn: () => request(path, { method: 'DELETE' }),
    onSuccess: () => navigate('/settings/hooks'),
    ...settled,
  });
  const no = t('common.cancel');
  return (
    <>
      {question}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" px={10} aria-label={t('webhooks.more')}>
            <IconDots size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => replay.mutate()}>{t('hooks.replayAll')}</Menu.Item>
          <Menu.Item
            onClick={() =>
              ask({
                title: t('hooks.rotateAsk'),
                text: t('hooks.rotateText'),
                yes: t('hooks.rotate'),
                no,
                isDangerous: true,
                onYes: () => rotate.mutate(),
              })
            }
          >
            {t('hooks.rotate')}
          </Menu.Item>
          <Menu.Item
            onClick={() =>
              ask({
                title: t('hooks.signAsk'),
                text: t('hooks.signText'),
                yes: t('hooks.sign'),
                no,
                onYes: () => sign.mutate(),
              })
            }
          >
            {hook.signed ? t('hooks.signAgain') : t('hooks.sign')}
          </Menu.Item>
          {hook.signed && <Menu.Item onClick={() => change.mutate({ signed: false })}>{t('hooks.unsign')}</Menu.Item>}
          <Menu.Item onClick={() => change.mutate({ enabled: !hook.enabled })}>
            {hook.enabled ? t('webhooks.turnOff') : t('webhooks.turnOn')}
          </Menu.Item>
          <Menu.Item
            color="red"
            onClick={() =>
              ask({
                title: t('hooks.deleteAsk'),
                text: t('hooks.deleteText'),
                yes: t('webhooks.delete'),
                no,
                isDangerous: true,
                onYes: () => remove.mutate(),
              })
            }
          >
            {t('webhooks.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
