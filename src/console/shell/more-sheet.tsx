import { Divider, Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { NavigationEntry } from '../navigation.ts';
import { AccountSettings } from './account-settings.tsx';
import classes from './navigation.module.css';
import { NavigationItem } from './navigation-item.tsx';

interface MoreSheetProps {
  entries: readonly NavigationEntry[];
  counts: Partial<Record<string, string | undefined>>;
}

/** On a phone: the sections that do not fit in the bar, and the account. */
export function MoreSheet({ entries, counts }: MoreSheetProps) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  const isHere = entries.some(({ path }) => pathname.startsWith(path));
  const hasNews = entries.some(({ path }) => counts[path]);
  return (
    <>
      <UnstyledButton
        className={classes.item}
        data-here={isHere || undefined}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={open}
      >
        <span className={classes.icon}>
          <IconDots size={22} stroke={1.7} aria-hidden />
          {hasNews && <span className={classes.news} />}
        </span>
        {t('nav.more')}
      </UnstyledButton>
      <Drawer
        opened={isOpen}
        onClose={close}
        position="bottom"
        size="auto"
        title={t('nav.title')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
        classNames={{ content: classes.sheet ?? '' }}
      >
        <ul className={classes.rest}>
          {entries.map((entry) => (
            <li key={entry.path}>
              <NavigationItem entry={entry} count={counts[entry.path]} onFollow={close} />
            </li>
          ))}
        </ul>
        <Divider my="md" />
        <AccountSettings />
      </Drawer>
    </>
  );
}
