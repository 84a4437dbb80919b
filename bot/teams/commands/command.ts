import type { Meeting } from '../../../core/meetings/index.ts';
import type { Language } from '../../../core/shared/language.ts';
import type { Texts } from '../../../core/texts/index.ts';
import type { BotDeps } from '../../bot-deps.ts';
import type { Turn } from '../turn.ts';

/** What a command works with. */
export interface CommandContext {
  deps: BotDeps;
  turn: Turn;
  /** The latest meeting of the chat, whatever its state. */
  meeting: Meeting | null;
  language: Language;
  texts: Texts;
}
