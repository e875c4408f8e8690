import { z } from 'zod';
import { ApiKeyRight } from '../../domain/api-key.ts';
import { AREAS } from '../tags.ts';
import { instant } from './instant.ts';

export const Rights = z.array(ApiKeyRight).meta({
  description:
    '`read`: look at everything. `act`: work with dialogs, clients and tasks. `repair`: let what failed be tried again. ' +
    '`manage`: change how the funnel works, the team included. `own`: decide where data goes: webhooks, channels, integrations. ' +
    'None of them includes another. No key can reply to a customer as a person.',
  example: ['read', 'act'],
});

export const Areas = z
  .array(z.string())
  .nullable()
  .meta({
    description: `The parts of the API that the key is good for, null for all: ${AREAS.join(', ')}`,
    example: ['contacts', 'dialogs'],
  });

export const ApiKeyView = z
  .object({
    id: z.string(),
    name: z.string(),
    ending: z.string().meta({ description: 'The last four signs of the key', example: 'a1Bc' }),
    rights: Rights,
    areas: Areas,
    state: z.enum(['active', 'expired', 'revoked']),
    createdAt: instant,
    createdBy: z.object({ id: z.string(), name: z.string() }),
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable().meta({ description: 'Exact to five minutes' }),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKeyView = z.infer<typeof ApiKeyView>;

export const NewApiKeyView = z
  .object({
    apiKey: ApiKeyView,
    key: z.string().meta({
      description: 'The key itself: shown here and never again',
      example: 'vrk_…',
    }),
  })
  .meta({ id: 'NewApiKey' });
export type NewApiKeyView = z.infer<typeof NewApiKeyView>;

/** What a program can learn of the key that it has been given. */
export const OwnKeyView = z.object({ name: z.string(), rights: Rights, areas: Areas }).meta({ id: 'OwnKey' });
