/** What a caller holds as the etag: the service's, and until when that version lives (ms since 1970). */
export interface ItemEtag {
  aliveUntil: number;
  /** As the service gave it, quotes included. */
  service: string;
}

/** With the end of life in it, a version that has expired is known without reading it again. */
export function encodeEtag({ aliveUntil, service }: ItemEtag): string {
  return `${aliveUntil}.${service}`;
}

/** @returns null for a text that is no etag of this store, and so fits no version */
export function decodeEtag(etag: string): ItemEtag | null {
  const [, aliveUntil, service] = /^(\d{1,16})\.(.+)$/s.exec(etag) ?? [];
  return aliveUntil && service ? { aliveUntil: Number(aliveUntil), service } : null;
}
