export interface ServerSentEvent {
  event: string;
  id: string;
  data: string;
}

/**
 * Reads `text/event-stream` piece by piece, however the network cuts it. Needed because EventSource cannot send the
 * Authorization header. Give it each chunk; it returns the events that became complete.
 */
export function createSseParser(): (chunk: string) => ServerSentEvent[] {
  let rest = '';
  let current = blankEvent('');
  return (chunk) => {
    const events: ServerSentEvent[] = [];
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line !== '') {
        readField(line, current);
        continue;
      }
      if (current.data.length > 0) events.push({ ...current, data: current.data.join('\n') });
      current = blankEvent(current.id);
    }
    return events;
  };
}

interface OpenEvent {
  event: string;
  id: string;
  data: string[];
}

/** The id stays in force until another one comes, as the standard asks. */
function blankEvent(id: string): OpenEvent {
  return { event: 'message', id, data: [] };
}

function readField(line: string, into: OpenEvent): void {
  const colon = line.indexOf(':');
  if (colon === 0) return;
  const name = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
  if (name === 'data') into.data.push(value);
  else if (name === 'event') into.event = value;
  else if (name === 'id') into.id = value;
}
