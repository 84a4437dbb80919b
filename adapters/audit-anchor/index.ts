export { headsIn } from './anchor-line.ts';
export { anchorFile, createFileAnchor, readAnchorFile } from './create-file-anchor.ts';
