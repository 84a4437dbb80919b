export { syncFolder } from './sync-folder.ts';
export { createWhole, replaceWhole } from './whole-file.ts';
