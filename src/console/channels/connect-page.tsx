import { Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import { ErrorState } from '../shared/error-state.tsx';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { typesQuery } from './account-queries.ts';
import { BackToChannels } from './back-to-channels.tsx';
import classes from './channels.module.css';
import { ConnectGuide } from './connect-guide.tsx';

/** Connecting one messenger, step by step. */
export function ConnectPage() {
  const { type: wanted } = useParams();
  const types = useQuery(typesQuery);
  const type = types.data?.find((known) => known.type === wanted);
  if (types.data && !type) return <Navigate to="/settings/channels/new" replace />;
  return (
    <Box className={classes.narrow}>
      <BackToChannels />
      {types.isPending && <PageSkeleton />}
      {types.isError && !types.data && <ErrorState error={types.error} onRetry={() => void types.refetch()} />}
      {type && <ConnectGuide key={type.type} type={type} />}
    </Box>
  );
}
