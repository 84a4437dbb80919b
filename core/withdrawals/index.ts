export { forgetWords } from './forget-words.ts';
