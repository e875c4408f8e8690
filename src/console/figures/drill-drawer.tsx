import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './drawer.module.css';

interface DrillDrawerProps {
  isOpen: boolean;
  onClose: () => void;
  /** What was opened: the name of the figure. */
  title: string;
  /** What it was narrowed to, in words. */
  scope: string;
  children: ReactNode;
}

/** What a figure was counted from, beside the screen it stands on. */
export function DrillDrawer({ isOpen, onClose, title, scope, children }: DrillDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size="min(560px, 100vw)"
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ title: classes.title ?? '' }}
    >
      {scope !== '' && <p className={classes.scope}>{scope}</p>}
      {children}
    </Drawer>
  );
}
