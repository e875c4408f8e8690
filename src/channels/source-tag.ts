const TAG = /(?:^|\s)#src_([\w.-]{1,64})(?=\s|$)/u;

/**
 * The lead source in a text that a link has filled in beforehand, as in `https://wa.me/7863…?text=Здравствуйте!%20%23src_instagram_may`:
 * messengers without start payloads carry it no other way. `rest` is what the customer has to say without the tag; a text that is
 * nothing but a tag stays as it is.
 */
export function sourceTag(text: string): { source: string | null; rest: string } {
  const found = TAG.exec(text);
  if (!found) return { source: null, rest: text };
  const rest = `${text.slice(0, found.index)}${text.slice(found.index + found[0].length)}`.trim();
  return { source: found[1] ?? null, rest: rest || text };
}
