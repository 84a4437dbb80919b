import type { Command } from '../../../core/commands/index.ts';
import { closeCommand } from './close.command.ts';
import type { CommandContext } from './command.ts';
import { answerConsent, consentCommand } from './consent.command.ts';
import { decisionsCommand } from './decisions.command.ts';
import { forgetCommand, forgetMeetingCommand } from './forget.command.ts';
import { joinCommand } from './join.command.ts';
import { languageCommand } from './language.command.ts';
import { leaveCommand } from './leave.command.ts';
import { pauseCommand, resumeCommand } from './listening.commands.ts';
import { statusCommand } from './status.command.ts';

/** Runs a command. @returns what to answer in the chat; null when the cards say it all */
export async function runCommand(context: CommandContext, command: Command): Promise<string | null> {
  switch (command.name) {
    case 'join':
      return joinCommand(context);
    case 'close':
      return closeCommand(context);
    case 'leave':
      return leaveCommand(context);
    case 'pause':
      return pauseCommand(context);
    case 'resume':
      return resumeCommand(context);
    case 'status':
      return statusCommand(context);
    case 'decisions':
      return decisionsCommand(context);
    case 'consent':
      return consentCommand(context);
    case 'answer-consent':
      return answerConsent(context, command.level);
    case 'language':
      return languageCommand(context, command.language);
    case 'forget':
      return forgetCommand(context);
    case 'forget-meeting':
      return forgetMeetingCommand(context);
    case 'help':
      return context.texts.replies.help;
  }
}
