export { headsIn } from './anchor-line.ts';
export { anchorFile, createFileAnchor } from './create-file-anchor.ts';
