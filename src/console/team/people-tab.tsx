import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamMemberView } from '../../http/views/team-view.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { AddPerson } from './add-person.tsx';
import { PersonDrawer } from './person-drawer.tsx';
import { PersonRow } from './person-row.tsx';
import classes from './team.module.css';
import { teamQuery } from './team-queries.ts';

/** The people with what each is doing now; who may change them opens one. */
export function PeopleTab() {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const team = useQuery(teamQuery);
  const [editing, setEditing] = useState('');
  const [isAdding, setAdding] = useState(false);
  const people = team.data ?? [];
  const here = people.filter(({ active }) => active);
  const gone = people.filter(({ active }) => !active);
  const open = canManage ? setEditing : undefined;
  return (
    <section aria-label={t('team.people')}>
      {canManage && (
        <Button mb="md" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          {t('team.add')}
        </Button>
      )}
      {team.isPending && <PageSkeleton />}
      {team.isError && !team.data && <ErrorState error={team.error} onRetry={() => team.refetch()} />}
      {here.length > 0 && <List people={here} onOpen={open} />}
      {gone.length > 0 && (
        <>
          <h2 className={classes.heading}>{t('team.former')}</h2>
          <List people={gone} onOpen={open} />
        </>
      )}
      <AddPerson isOpen={isAdding} onClose={() => setAdding(false)} />
      <PersonDrawer member={people.find(({ id }) => id === editing)} onClose={() => setEditing('')} />
    </section>
  );
}

interface ListProps {
  people: readonly TeamMemberView[];
  onOpen: ((id: string) => void) | undefined;
}

function List({ people, onOpen }: ListProps) {
  return (
    <ul className={classes.list}>
      {people.map((member) => (
        <PersonRow key={member.id} member={member} onOpen={onOpen} />
      ))}
    </ul>
  );
}
