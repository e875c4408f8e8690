/** One message of the journal, as far as time is concerned. */
interface Came {
  threadId: string;
  receivedAt: Date;
}

/**
 * Lines of one chat that came in such quick succession that the bot waited for the last one, together; each burst when it has ended.
 * The rows come in order of arrival, and so do the bursts by their last row.
 */
export async function* bursts<Row extends Came>(rows: AsyncIterable<Row>, quietMs: number): AsyncGenerator<Row[]> {
  // In order of each chat's latest row: a chat that writes again moves to the end.
  const open = new Map<string, Row[]>();
  for await (const row of rows) {
    for (const [threadId, burst] of open) {
      if (row.receivedAt.getTime() - lastOf(burst) <= quietMs) break;
      open.delete(threadId);
      yield burst;
    }
    const begun = open.get(row.threadId) ?? [];
    open.delete(row.threadId);
    open.set(row.threadId, [...begun, row]);
  }
  yield* open.values();
}

const lastOf = (burst: readonly Came[]): number => burst.at(-1)?.receivedAt.getTime() ?? 0;
