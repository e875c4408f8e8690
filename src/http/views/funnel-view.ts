import type { z } from 'zod';
import { FunnelSettings } from '../../domain/visibility.ts';

export const FunnelView = FunnelSettings.meta({ id: 'FunnelSettings' });
export type FunnelView = z.infer<typeof FunnelView>;
