import { z } from 'zod';
import { Flow } from '../../domain/flow/flow.ts';

/** The JSON Schema of a flow file, for completion and checks in editors; `flows/flow.schema.json` holds it. */
export function flowSchema(): string {
  const schema = z.toJSONSchema(Flow, { io: 'input', target: 'draft-7' });
  return `${JSON.stringify({ ...schema, title: 'A conversation of the bot' }, null, 2)}\n`;
}
