import { z } from 'zod';
import { Localized } from '../../domain/localized.ts';
import { Messenger, WidgetSettings } from '../../domain/webchat/widget-settings.ts';

export const WidgetSettingsView = WidgetSettings.meta({ id: 'WidgetSettings' });

/** The settings as the console shows them, with what the snippet and the preview need. */
export const WidgetView = z
  .object({
    settings: WidgetSettingsView,
    /** The public address of this installation; null when none is set: then the console's own is taken. */
    address: z.string().nullable(),
    business: Localized,
    /** The messengers that a talk could go on in now. */
    connected: z.array(Messenger),
  })
  .meta({ id: 'Widget' });
export type WidgetView = z.infer<typeof WidgetView>;

/** What the widget on a site is told: its look, and nothing of where else it stands. */
export const WidgetConfigView = WidgetSettings.omit({ sites: true })
  .extend({
    name: Localized,
    files: z.object({ mostBytes: z.number(), most: z.number().meta({ description: 'In one message' }) }),
  })
  .meta({ id: 'WidgetConfig' });
export type WidgetConfigView = z.infer<typeof WidgetConfigView>;
