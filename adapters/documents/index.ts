export { createDocumentRenderer } from './create-document-renderer.ts';
