import type { ConsentLevel } from '../../core/consent/index.ts';
import type { CardTexts } from '../locales/card-texts.ts';

/** What a person writes in the chat to get at the same as the cards, for clients and people that do without them. */
export const DECISIONS_COMMAND = '/kollegan decisions';
export const CLOSE_COMMAND = '/kollegan close';

/** @returns the command that gives this answer to the consent card. */
export function consentCommand(level: ConsentLevel, { levelCommands }: CardTexts): string {
  return `/kollegan ${levelCommands[level]}`;
}
