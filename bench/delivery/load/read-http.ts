/** One HTTP message read off a socket, request or answer. */
export interface HttpMessage {
  /** Start line and headers, as they came. */
  head: string;
  body: Buffer;
  /** What follows it in the buffer. */
  rest: Buffer;
}

const HEAD_END = '\r\n\r\n';
const LINE_END = '\r\n';

/** The first whole message in the buffer; null while it is not all there. Knows just what Node's clients and servers send. */
export function readHttp(buffer: Buffer): HttpMessage | null {
  const headEnd = buffer.indexOf(HEAD_END);
  if (headEnd < 0) return null;
  const head = buffer.toString('latin1', 0, headEnd);
  const from = headEnd + HEAD_END.length;
  if (/^transfer-encoding: *chunked/im.test(head)) return readChunks(head, buffer, from);
  const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  if (buffer.length < from + length) return null;
  return { head, body: buffer.subarray(from, from + length), rest: buffer.subarray(from + length) };
}

function readChunks(head: string, buffer: Buffer, from: number): HttpMessage | null {
  const parts: Buffer[] = [];
  for (let at = from; ; ) {
    const lineEnd = buffer.indexOf(LINE_END, at);
    if (lineEnd < 0) return null;
    const length = Number.parseInt(buffer.toString('latin1', at, lineEnd), 16);
    const start = lineEnd + LINE_END.length;
    const end = start + length;
    if (buffer.length < end + LINE_END.length) return null;
    if (length === 0) return { head, body: Buffer.concat(parts), rest: buffer.subarray(end + LINE_END.length) };
    parts.push(buffer.subarray(start, end));
    at = end + LINE_END.length;
  }
}
