import type { Meeting } from '../../../core/meetings/index.ts';
import type { TenantSettings } from '../../../core/settings/index.ts';
import type { Texts } from '../../../core/texts/index.ts';
import type { BotDeps } from '../../bot-deps.ts';
import type { Turn } from '../turn.ts';

/** What a card action works with. The meeting is the one the card names, found in the clicker's own tenant and chat. */
export interface ActionContext {
  deps: BotDeps;
  turn: Turn;
  meeting: Meeting;
  settings: TenantSettings;
  texts: Texts;
}
