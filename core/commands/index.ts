export { type Command, type ParsedMessage, parseMessage } from './parse-message.ts';
