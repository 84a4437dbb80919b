import { createHmac } from 'node:crypto';
import type { ErasureSubject } from './erasure-request.ts';

/** @returns what stands for the subject where nobody may be named: the same for the same key, 43 characters */
export function pseudonymOf(key: Uint8Array, tenantId: string, subject: ErasureSubject): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([tenantId, subject.type, idOf(tenantId, subject)]))
    .digest('base64url');
}

function idOf(tenantId: string, subject: ErasureSubject): string {
  switch (subject.type) {
    case 'person':
      return subject.personId;
    case 'meeting':
      return subject.meetingId;
    case 'tenant':
      return tenantId;
  }
}

/** @returns what stands in documents for a removed person; nobody can make it again once the salt is gone */
export function aliasOf(salt: string, personId: string): string {
  return `removed-${createHmac('sha256', salt).update(personId).digest('hex').slice(0, 24)}`;
}
