import { capabilitiesOf } from '../../domain/capabilities/table.ts';
import { windowOf } from '../../domain/capabilities/window.ts';
import type { Dialog } from '../../domain/dialog.ts';
import type { SendsView } from '../views/sends-view.ts';

/** `mostBytes`: what we keep, whatever the messenger takes. */
export function presentSends(
  dialog: Pick<Dialog, 'channelKind' | 'channelId' | 'lastInboundAt'>,
  mostBytes: number,
): SendsView {
  const can = capabilitiesOf(dialog);
  const { media, textLength, textUnit } = can;
  const window = windowOf(can, dialog.lastInboundAt);
  const files: SendsView['files'] = {};
  for (const kind of ['image', 'voice', 'audio', 'video', 'document'] as const) {
    const rule = media[kind];
    if (!rule) continue;
    files[kind] = { mostBytes: Math.min(rule.mostBytes, mostBytes), mimes: rule.mimes && [...rule.mimes] };
  }
  return {
    text: { most: textLength, unit: textUnit },
    window: window && {
      anybodyUntil: window.anybodyUntil.toISOString(),
      personUntil: window.personUntil.toISOString(),
      templates: window.templates,
    },
    files,
  };
}
