export interface ReadEvent {
  event: string;
  id: string | undefined;
  data: unknown;
}

/** An open stream of server-sent events: hands them out one by one, in order. */
export interface EventReader {
  next(): Promise<ReadEvent>;
  close(): void;
}

/** Reads a `text/event-stream` answer, whose body can be cut anywhere. */
export function readEvents(response: Response): EventReader {
  if (!response.body) throw new Error('There is no stream.');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  return {
    async next() {
      for (;;) {
        const end = rest.indexOf('\n\n');
        if (end < 0) {
          const piece = await reader.read();
          if (piece.done) throw new Error('The stream has ended.');
          rest += piece.value;
          continue;
        }
        const block = rest.slice(0, end);
        rest = rest.slice(end + 2);
        const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
        const data = field('data');
        if (data !== undefined) return { event: field('event') ?? 'message', id: field('id'), data: JSON.parse(data) };
      }
    },
    close: () => void reader.cancel(),
  };
}
