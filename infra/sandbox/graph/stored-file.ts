import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { GraphStore } from './graph-store.ts';

const KIND = 'file';

const StoredFile = z.object({
  id: z.string(),
  driveId: z.string(),
  name: z.string(),
  version: z.int(),
  /** Base64. */
  content: z.string(),
});
export type StoredFile = z.infer<typeof StoredFile>;

/** Folders are part of a file's name here. */
const idOf = (driveId: string, folderId: string, name: string): string =>
  `01${createHash('sha256').update(`${driveId}/${folderId}/${name}`).digest('hex').slice(0, 32).toUpperCase()}`;

export function readFile(store: GraphStore, driveId: string, id: string): StoredFile | undefined {
  const file = StoredFile.safeParse(store.item(KIND, id)).data;
  return file?.driveId === driveId ? file : undefined;
}

export interface Place {
  driveId: string;
  folderId: string;
  name: string;
}

/** Writes a file or a new version of it. @returns it, and whether it is new */
export function writeFile(store: GraphStore, place: Place, content: Uint8Array): { file: StoredFile; isNew: boolean } {
  const { driveId, folderId, name } = place;
  const id = idOf(driveId, folderId, name);
  const before = readFile(store, driveId, id);
  const version = (before?.version ?? 0) + 1;
  const file = { id, driveId, name, version, content: Buffer.from(content).toString('base64') };
  store.putItem(KIND, id, file);
  return { file, isNew: before === undefined };
}

export const contentOf = ({ content }: StoredFile): Buffer => Buffer.from(content, 'base64');

export function fileView(file: StoredFile): object {
  return {
    id: file.id,
    name: file.name,
    size: contentOf(file).length,
    eTag: `"{${file.id}},${file.version}"`,
    webUrl: `https://contoso.sharepoint.example/${encodeURIComponent(file.name)}`,
    file: { mimeType: 'application/octet-stream' },
  };
}
