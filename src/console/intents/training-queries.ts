import { queryOptions } from '@tanstack/react-query';
import type { Locale } from '../../domain/localized.ts';
import type { DraftEdit } from '../../domain/training/draft-edit.ts';
import type { CandidateView } from '../../http/views/training-candidate-view.ts';
import type {
  DraftChangedView,
  DraftSamplesView,
  LabelOffersView,
  TrainingDraftView,
  TrainingView,
} from '../../http/views/training-view.ts';
import { keys } from '../api/keys.ts';
import { queryOf, request } from '../api/request.ts';

export const TRAINING_PATH = '/api/v1/training';
/** Whoever waits for a training watches it. */
const WHILE_ACTIVE_MS = 2_000;

export const trainingQuery = queryOptions({
  queryKey: [...keys.training, 'state'],
  queryFn: ({ signal }) => request<TrainingView>(TRAINING_PATH, { signal }),
  refetchInterval: ({ state }) => (state.data?.active ? WHILE_ACTIVE_MS : 30_000),
});

export const draftQuery = queryOptions({
  queryKey: [...keys.training, 'draft'],
  queryFn: ({ signal }) => request<TrainingDraftView>(`${TRAINING_PATH}/draft`, { signal }),
});

export interface SamplesWish {
  intent: string;
  locale: Locale;
  text: string;
}

export const samplesQuery = ({ intent, locale, text }: SamplesWish) =>
  queryOptions({
    queryKey: [...keys.training, 'samples', intent, locale, text],
    queryFn: ({ signal }) =>
      request<DraftSamplesView>(
        `${TRAINING_PATH}/draft/intents/${encodeURIComponent(intent)}${queryOf({ locale, text })}`,
        { signal },
      ),
    // Only while one searches: what is marked or added belongs to the intent and the language on the screen.
    placeholderData: (before) => (before?.intent === intent && before.locale === locale ? before : undefined),
  });

export const offersQuery = queryOptions({
  queryKey: [...keys.training, 'labelled'],
  queryFn: ({ signal }) => request<LabelOffersView>(`${TRAINING_PATH}/labelled`, { signal }),
});

export const candidateQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.training, 'candidate', id],
    queryFn: ({ signal }) =>
      request<CandidateView>(`${TRAINING_PATH}/candidates/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.state === 'waiting' || state.data?.state === 'running' ? WHILE_ACTIVE_MS : false,
  });

export const editDraft = (version: number, edits: readonly DraftEdit[]) =>
  request<DraftChangedView>(`${TRAINING_PATH}/draft/edits`, { method: 'POST', body: { version, edits } });
