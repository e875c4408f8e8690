import { type Measured, ratio } from '../../domain/kpi/measured.ts';
import { type Events, type KpiQuery, readFacts } from './kpi-facts.ts';

export async function measureChatToLead(events: Events, query: KpiQuery): Promise<Measured> {
  const { from, to } = query;
  const [row] = await readFacts<{ numerator: number; denominator: number }>(
    events,
    'chat_to_lead',
    [
      { type: 'dialog_opened', from, to, through: query },
      { type: 'lead_created', from, through: query },
    ],
    [
      {
        $group: {
          _id: '$dialogId',
          opened: { $max: { $eq: ['$body.type', 'dialog_opened'] } },
          lead: { $max: { $eq: ['$body.type', 'lead_created'] } },
        },
      },
      { $match: { opened: true } },
      { $group: { _id: null, numerator: { $sum: { $cond: ['$lead', 1, 0] } }, denominator: { $sum: 1 } } },
    ],
  ).toArray();
  return ratio(row ?? { numerator: 0, denominator: 0 });
}
