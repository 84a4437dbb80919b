import { z } from 'zod';
import { auditEntry, type Cause, type Meeting } from '../meetings/index.ts';
import { stableId } from '../shared/stable-id.ts';
import type { DocumentKey, DocumentStore } from '../storage/index.ts';

/** What somebody wrote about a decision, on the board. A document of its own in the meeting's conversation. */
export const Comment = z.object({
  meetingId: z.string(),
  decisionId: z.string(),
  authorId: z.string(),
  at: z.iso.datetime(),
  text: z.string(),
});
export type Comment = z.infer<typeof Comment>;

export interface StoredComment extends Comment {
  id: string;
}

export interface Comments {
  /** Oldest first. */
  list(meeting: Meeting, decisionId: string, page: CommentPage): Promise<{ comments: StoredComment[]; next?: string }>;
  /** The same request again finds the comment that it made. */
  add(
    meeting: Meeting,
    decisionId: string,
    written: { text: string; requestId: string; cause: Cause },
  ): Promise<StoredComment>;
  /** @returns false when there is none of this author */
  remove(meeting: Meeting, decisionId: string, commentId: string, cause: Cause): Promise<boolean>;
  /** Removes all comments of a meeting. @returns how many */
  removeAll(meeting: Meeting): Promise<number>;
}

export interface CommentPage {
  limit: number;
  continuation?: string | undefined;
}

export interface CommentsDeps {
  store: DocumentStore;
  onPending: (key: DocumentKey) => void;
}

const KIND = 'decision-comment';
const MAX_LENGTH = 2_000;
/** Control characters, line breaks and tabs aside. */
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

export function createComments({ store, onPending }: CommentsDeps): Comments {
  async function find(meeting: Meeting, id: string) {
    const document = await store.read({ tenantId: meeting.tenantId, scope: meeting.conversationId, id });
    return document?.kind === KIND ? { document, comment: { ...Comment.parse(document.body), id } } : null;
  }

  async function remove(meeting: Meeting, decisionId: string, commentId: string, cause: Cause): Promise<boolean> {
    const found = await find(meeting, commentId);
    if (found?.comment.authorId !== cause.actor || found.comment.decisionId !== decisionId) return false;
    const { document } = found;
    // The words go at once; the document stays only until its event is in the audit log.
    const audit = auditEntry(meeting, 'comment.removed', commentId, cause, { decisionId, commentId });
    const emptied = {
      ...document,
      kind: `${KIND}-removed`,
      body: null,
      outbox: [...document.outbox, audit],
      expiresAt: new Date(cause.at.getTime() + REMOVED_FOR_MS).toISOString(),
    };
    const written = await store.replace(emptied, document.etag);
    if (!written.ok) return remove(meeting, decisionId, commentId, cause);
    onPending(emptied);
    return true;
  }

  return {
    async list({ tenantId, conversationId, id: meetingId }, decisionId, { limit, continuation }) {
      const page = await store.query({
        tenantId,
        scope: conversationId,
        kind: KIND,
        where: { meetingId, decisionId },
        orderBy: { field: 'sequence', direction: 'asc' },
        limit,
        ...(continuation === undefined ? {} : { continuation }),
      });
      const comments = page.documents.map(({ id, body }) => ({ ...Comment.parse(body), id }));
      return { comments, ...(page.continuation === undefined ? {} : { next: page.continuation }) };
    },
    async add(meeting, decisionId, { text, requestId, cause }) {
      const id = stableId('c', meeting.id, decisionId, cause.actor, requestId);
      const clean = text.slice(0, MAX_LENGTH).replace(CONTROLS, '').trim();
      const comment: Comment = {
        meetingId: meeting.id,
        decisionId,
        authorId: cause.actor,
        at: cause.at.toISOString(),
        text: clean,
      };
      const document = {
        tenantId: meeting.tenantId,
        scope: meeting.conversationId,
        id,
        kind: KIND,
        body: comment,
        fields: { meetingId: meeting.id, decisionId, sequence: cause.at.getTime() },
        outbox: [auditEntry(meeting, 'comment.added', id, cause, { decisionId, commentId: id })],
      };
      const written = await store.create(document);
      if (written.ok) onPending(document);
      return (await find(meeting, id))?.comment ?? { ...comment, id };
    },
    remove,
    async removeAll({ tenantId, conversationId, id: meetingId }) {
      let removed = 0;
      for (;;) {
        const page = await store.query({
          tenantId,
          scope: conversationId,
          kind: KIND,
          where: { meetingId },
          limit: 100,
        });
        for (const { id } of page.documents) await store.remove({ tenantId, scope: conversationId, id });
        removed += page.documents.length;
        if (page.documents.length < 100) return removed;
      }
    },
  };
}

/** Longer than any outage that the outbox waits through. */
const REMOVED_FOR_MS = 7 * 86_400_000;
