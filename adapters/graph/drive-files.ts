import type { Client } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { createGraphCall, orNull, query } from './graph-call.ts';
import { SMALL_FILE_BYTES, uploadInParts } from './upload-in-parts.ts';

export const DriveFile = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  size: z.number().nullish(),
  webUrl: z.string().nullish(),
  eTag: z.string().nullish(),
});
export type DriveFile = z.infer<typeof DriveFile>;

export interface FileToUpload {
  driveId: string;
  /** The folder; `root` for the drive's own. */
  folderId: string;
  name: string;
  content: Uint8Array;
}

export interface DriveFiles {
  /** Null: no such file. */
  get(driveId: string, itemId: string, correlationId: string): Promise<DriveFile | null>;
  /** @throws GRAPH.TOO_LARGE when there is more than `mostBytes` */
  download(driveId: string, itemId: string, mostBytes: number, correlationId: string): Promise<Uint8Array>;
  /** Replaces a file of the same name; SharePoint keeps the version before. Safe to repeat. */
  upload(file: FileToUpload, correlationId: string): Promise<DriveFile>;
  /** @returns the address of a link that lets everybody in the organisation read; the same one when there is one */
  linkForOrganisation(driveId: string, itemId: string, correlationId: string): Promise<string>;
}

const Link = z.object({ link: z.object({ webUrl: z.string().min(1) }) });
const $select = 'id,name,size,webUrl,eTag';

export function createDriveFiles(client: Client): DriveFiles {
  const graph = createGraphCall(client);
  const path = (driveId: string, itemId: string): string =>
    `/drives/${encodeURIComponent(driveId)}/items/${encodeURIComponent(itemId)}`;

  return {
    get: (driveId, itemId, correlationId) =>
      orNull(graph.get(DriveFile, `${path(driveId, itemId)}${query({ $select })}`, { correlationId })),
    download: (driveId, itemId, mostBytes, correlationId) =>
      graph.bytes(`${path(driveId, itemId)}/content`, mostBytes, { correlationId }),
    upload({ driveId, folderId, name, content }, correlationId) {
      const file = `${path(driveId, folderId)}:/${encodeURIComponent(name)}:`;
      return content.length <= SMALL_FILE_BYTES
        ? graph.put(DriveFile, `${file}/content`, content, { correlationId })
        : uploadInParts({ graph, schema: DriveFile, path: file, content, correlationId });
    },
    async linkForOrganisation(driveId, itemId, correlationId) {
      const body = { type: 'view', scope: 'organization', recipients: [] };
      const { link } = await graph.post(Link, `${path(driveId, itemId)}/createLink`, body, { correlationId });
      return link.webUrl;
    },
  };
}
