import type { ImportView } from '../../http/views/contact-view.ts';
import { ApiError, problemDetail } from '../api/problem.ts';

/** Sends a file as it is. @throws ApiError with the server's own words, or status 0 when it could not be reached. */
export async function uploadContacts(file: File): Promise<ImportView> {
  const response = await send(file);
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ApiError(response.status, problemDetail(answer));
  return JSON.parse(JSON.stringify(answer));
}

async function send(file: File): Promise<Response> {
  try {
    return await fetch(`/api/v1/contacts/imports?name=${encodeURIComponent(file.name.slice(0, 200))}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: file,
    });
  } catch (cause) {
    throw new ApiError(0, '', { cause });
  }
}
