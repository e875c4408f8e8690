import { z } from 'zod';
import { EventBody, type EventType } from '../event.ts';

/** An event of this type as it could be, so that a receiver can be tried out: every required part is there, made up. */
export function exampleBody(type: EventType, at: Date): EventBody {
  const option = EventBody.options.find(({ shape }) => shape.type.value === type);
  if (!option) throw new Error(`There is no event "${type}".`);
  return EventBody.parse(exampleOf(option, 'type', at));
}

/** Read off the schema, so that a new event has its example by itself. Optional parts are left out. */
function exampleOf(schema: unknown, name: string, at: Date): unknown {
  if (schema instanceof z.ZodObject) {
    const parts = Object.entries(schema.shape).filter(([, part]) => !(part instanceof z.ZodOptional));
    return Object.fromEntries(parts.map(([key, part]) => [key, exampleOf(part, key, at)]));
  }
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodNullable) return exampleOf(schema.unwrap(), name, at);
  if (schema instanceof z.ZodDate) return at;
  if (schema instanceof z.ZodNumber) return 1;
  if (schema instanceof z.ZodBoolean) return false;
  if (schema instanceof z.ZodArray) return [];
  if (schema instanceof z.ZodUnion) return exampleOf(schema.options[0], name, at);
  return `example-${name}`;
}
