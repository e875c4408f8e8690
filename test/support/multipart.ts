/** A file in a form. */
export interface FormFile {
  field: string;
  name: string;
  mime: string;
  bytes: Buffer;
}

/** A request's body as a form of fields and files; null when it is none. */
export async function readForm(
  contentType: string | undefined,
  body: Buffer,
): Promise<{ fields: Record<string, string>; files: FormFile[] } | null> {
  if (!contentType?.startsWith('multipart/form-data')) return null;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  const fields: Record<string, string> = {};
  const files: FormFile[] = [];
  for (const [field, value] of form) {
    if (typeof value === 'string') fields[field] = value;
    else files.push({ field, name: value.name, mime: value.type, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  return { fields, files };
}
