import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { countQuery } from '../api/count.ts';
import { navigation } from '../navigation.ts';

/** Title of the browser tab: the screen, and before it how many wait, so that it is seen from another tab. */
export function useQueueTitle(): void {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { data: waiting } = useQuery(countQuery('queue'));
  const screen = navigation.find(({ path }) => pathname.startsWith(path));
  useEffect(() => {
    document.title = `${waiting ? `(${waiting}) ` : ''}${screen ? `${t(screen.title)} · ` : ''}Voronka`;
  }, [t, waiting, screen]);
}
