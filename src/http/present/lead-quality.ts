import type { Dialog } from '../../domain/dialog.ts';
import { LeadPoint, type LeadQualitySettings } from '../../domain/lead-quality/lead-quality-settings.ts';
import { POINT_WORDS } from '../../domain/lead-quality/point-words.ts';
import type { Localized } from '../../domain/localized.ts';
import type { LeadPointView, LeadQualityView } from '../views/lead-quality-view.ts';

export function presentLeadQuality({ points, answerMinutes }: LeadQualitySettings): LeadQualityView {
  const filled = ({ ru, en }: Localized): Localized => ({
    ru: ru.replace('{minutes}', String(answerMinutes)),
    en: en.replace('{minutes}', String(answerMinutes)),
  });
  const known = LeadPoint.options.map((id) => {
    const { title, rule, todo } = POINT_WORDS[id];
    return { id, title, rule: filled(rule), todo };
  });
  return { points, answerMinutes, known };
}

/** Nothing to tell of a dialog that is no lead. */
export function presentLeadPoints(dialog: Dialog, { points }: LeadQualitySettings): LeadPointView[] {
  if (dialog.leadScore === null) return [];
  return points.map((id) => ({ id, earned: dialog.leadPoints.includes(id) }));
}
