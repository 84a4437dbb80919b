export { documentMarkdown } from './document-markdown.ts';
export type { DocumentRenderer } from './document-renderer.port.ts';
export type { Block, ReadableDocument } from './readable-document.ts';
