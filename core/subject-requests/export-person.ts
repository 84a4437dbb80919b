import type { AuditLog } from '../audit/index.ts';
import type { DocumentRenderer } from '../documents/index.ts';
import type { SettingsReader } from '../settings/index.ts';
import type { Language } from '../shared/language.ts';
import { stableId } from '../shared/stable-id.ts';
import { type CollectDeps, collectExport } from './collect-export.ts';
import { exportDocument } from './export-document.ts';
import { type RequestCause, SCOPE } from './request-documents.ts';
import type { SubjectRequests } from './subject-requests.ts';

export interface ExportPersonDeps extends CollectDeps {
  settings: SettingsReader;
  documents: Pick<DocumentRenderer, 'pdf'>;
  audit: Pick<AuditLog, 'append'>;
  requests: Pick<SubjectRequests, 'ofPerson' | 'answer'>;
}

/** Answered by what the person has just fetched. */
const ANSWERED_BY_EXPORT: readonly string[] = ['access', 'portability'];

/**
 * Everything that is held of a person as files, made anew each time and kept nowhere: `data.json` for programs (Art. 20)
 * and a PDF to read (Art. 15). Their open requests for it are answered by it.
 */
export async function exportPerson(
  deps: ExportPersonDeps,
  { tenantId, personId, language }: { tenantId: string; personId: string; language: Language | undefined },
  cause: RequestCause,
): Promise<Record<string, Uint8Array>> {
  const { settings, documents, audit, requests } = deps;
  const { timeZone, language: usual } = await settings.settingsOf(tenantId);
  const data = await collectExport(deps, { tenantId, personId, at: cause.at });
  const pdf = await documents.pdf(exportDocument(data, { language: language ?? usual, timeZone }));
  await audit.append(tenantId, [exported(personId, cause)]);
  for (const { request, revision } of await requests.ofPerson(tenantId, personId)) {
    if (request.answer || !ANSWERED_BY_EXPORT.includes(request.type)) continue;
    const by = { ...cause, actor: 'system' };
    await requests.answer(tenantId, request.id, { revision, outcome: 'done', text: '' }, by);
  }
  return { 'data.json': Buffer.from(JSON.stringify(data, null, 2)), 'kollegan.pdf': pdf };
}

function exported(personId: string, { actor, at, correlationId }: RequestCause) {
  return {
    id: stableId('a', 'exported', personId, correlationId),
    type: 'subject-request.exported',
    at: at.toISOString(),
    actor,
    conversationId: SCOPE,
    meetingId: SCOPE,
    correlationId,
    data: { personId },
  };
}
