import { fileURLToPath } from 'node:url';
import { type RunningProgram, type StartProgramOptions, startProgram } from '../programs/start-program.ts';
import type { BotSetup } from './bot-setup.ts';

export interface StartBotOptions extends Omit<StartProgramOptions, 'program'> {
  bot: 'echo' | 'kollegan';
  setup: BotSetup;
}

const PROGRAMS = {
  echo: fileURLToPath(new URL('./echo.program.ts', import.meta.url)),
  kollegan: fileURLToPath(new URL('./kollegan.program.ts', import.meta.url)),
};

/** A bot in a process of its own; its address is where it takes messages. */
export function startBot({ bot, ...options }: StartBotOptions): Promise<RunningProgram> {
  return startProgram({ ...options, program: PROGRAMS[bot] });
}
