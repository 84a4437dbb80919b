import { setMeetingLanguage } from '../../../core/meetings/index.ts';
import type { Language } from '../../../core/shared/language.ts';
import { TEXTS } from '../../../core/texts/index.ts';
import { writeChatLanguage } from '../chat-language.ts';
import { causeOf, keyOf } from '../turn.ts';
import type { CommandContext } from './command.ts';

/** Sets the language of this meeting and of the next ones in the chat. */
export async function languageCommand(
  { deps, turn, meeting, texts }: CommandContext,
  language: Language | null,
): Promise<string> {
  if (language === null) return texts.replies.languageUnknown;
  await writeChatLanguage(deps, turn, language);
  if (meeting && meeting.status !== 'closed') {
    await setMeetingLanguage(deps.meetings, { key: keyOf(turn, meeting.id), cause: causeOf(turn), language });
  }
  return TEXTS[language].replies.languageSet;
}
