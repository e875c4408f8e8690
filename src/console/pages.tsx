import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { InboxPage } from './inbox/inbox-page.tsx';
import { PageSkeleton } from './shared/page-skeleton.tsx';
import { Shell } from './shell/shell.tsx';

/** Loaded on demand: the chart library weighs more than everything else together. */
const KpiPage = lazy(async () => ({ default: (await import('./kpi/kpi-page.tsx')).KpiPage }));

/** Seldom needed: not part of the first load. */
const JournalPage = lazy(async () => ({ default: (await import('./journal/journal-page.tsx')).JournalPage }));

/** Seldom needed, too. */
const UndeliveredPage = lazy(async () => ({
  default: (await import('./undelivered/undelivered-page.tsx')).UndeliveredPage,
}));

const BoardPage = lazy(async () => ({ default: (await import('./board/board-page.tsx')).BoardPage }));

const SettingsPage = lazy(async () => ({ default: (await import('./settings/settings-page.tsx')).SettingsPage }));

const PipelinesPage = lazy(async () => ({ default: (await import('./pipelines/pipelines-page.tsx')).PipelinesPage }));

const TeamPage = lazy(async () => ({ default: (await import('./team/team-page.tsx')).TeamPage }));

/** Every address of the console. A new screen adds its route here and its entry in `navigation.ts`. */
export function Pages() {
  return (
    <Shell>
      <Suspense fallback={<PageSkeleton />}>
        <Routes>
          <Route path="/inbox" element={<InboxPage pane="list" />} />
          <Route path="/inbox/:dialogId" element={<InboxPage pane="thread" />} />
          <Route path="/inbox/:dialogId/card" element={<InboxPage pane="card" />} />
          <Route path="/board" element={<BoardPage />} />
          <Route path="/settings" element={<SettingsPage />} />
          <Route path="/settings/team" element={<TeamPage />} />
          <Route path="/settings/pipelines" element={<PipelinesPage />} />
          <Route path="/kpis" element={<KpiPage />} />
          <Route path="/undelivered" element={<UndeliveredPage />} />
          <Route path="/journal" element={<JournalPage />} />
          <Route path="*" element={<Navigate to="/inbox" replace />} />
        </Routes>
      </Suspense>
    </Shell>
  );
}
