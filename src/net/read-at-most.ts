/** All that comes, or null as soon as it is more than so many bytes; the rest is then not read. Rejects when it breaks off. */
export async function readAtMost(chunks: AsyncIterable<Uint8Array>, mostBytes: number): Promise<Buffer | null> {
  const taken: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > mostBytes) return null;
    taken.push(chunk);
  }
  return Buffer.concat(taken);
}
