import type { z } from 'zod';
import type { Action } from '../../domain/action.ts';
import type { DialogView } from '../../http/views/dialog-view.ts';
import { request } from './request.ts';

/** The actions that the API takes from a person. */
type PersonalKind =
  | 'reply'
  | 'note'
  | 'take'
  | 'release'
  | 'close'
  | 'move_stage'
  | 'assign'
  | 'distribute'
  | 'accept'
  | 'change_tags'
  | 'add_task'
  | 'set_fields'
  | 'confirm_appointment'
  | 'cancel_appointment'
  | 'mark_visited'
  | 'mark_missed'
  | 'update_contact'
  | 'label_intent'
  | 'join_plan'
  | 'assign_client'
  | 'record_order'
  | 'set_amount';

export type Asked = Extract<z.input<typeof Action>, { kind: PersonalKind }>;

/** Asks for one action on a dialog. @throws ApiError 409 with the reason when it was refused. */
export function perform(dialogId: string, asked: Asked): Promise<{ dialog: DialogView }> {
  return request(`/api/v1/dialogs/${dialogId}/actions`, { method: 'POST', body: asked });
}
