import type { FileType } from '../../core/contracts/api/file-types.ts';
import type { Language } from '../../core/shared/language.ts';
import { apiUrl } from './call-api.ts';
import { localProblem, ProblemError } from './problem-error.ts';

export interface SaveFileOptions {
  getToken: () => Promise<string | null>;
  meetingId: string;
  title: string;
  format: FileType;
  language: Language;
}

/** Saves the recap as a file on the person's machine; a plain link could not say who asks. */
export async function saveFile({ getToken, meetingId, title, format, language }: SaveFileOptions): Promise<void> {
  const token = await getToken();
  const response = await fetch(apiUrl('meetings.export', { params: { meetingId }, query: { format, language } }), {
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new ProblemError(localProblem('TABS.FAILED', response.status));
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = `${title.replace(/[^\p{L}\p{N}. -]+/gu, '-')}.${format}`;
  link.click();
  URL.revokeObjectURL(url);
}
