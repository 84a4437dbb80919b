import { type BotTurn, defaultPeople } from '../../infra/sandbox/teams/index.ts';
import type { World } from './world.ts';

/** Speakers by the level at which they are heard. */
export const SPEAKERS = {
  bas: defaultPeople.others[0]?.id ?? '',
  plus: defaultPeople.currentUser.id,
};

let lastMeeting = 0;

/** Opens meetings where one speaker has agreed to level Bas and another to Plus. @returns their conversations */
export async function openMeetings({ teams }: World, count: number): Promise<string[]> {
  const conversations = Array.from({ length: count }, () => {
    lastMeeting += 1;
    const conversationId = `19:meeting_bench-${lastMeeting}@thread.v2`;
    teams.addMeeting({ conversationId, title: `Arbetsmöte ${lastMeeting}` });
    return conversationId;
  });
  await inParallel(conversations, 10, async (conversationId) => {
    const say = (person: string, text: string) => teams.say(person, text, { conversationId });
    accepted(await say(SPEAKERS.plus, '/kollegan join'));
    accepted(await say(SPEAKERS.plus, '/kollegan plus'));
    accepted(await say(SPEAKERS.bas, '/kollegan bas'));
  });
  return conversations;
}

/** @throws when the bot did not accept the turn */
export function accepted(turn: BotTurn): BotTurn {
  if (turn.status >= 300) throw new Error(`The bot answered ${turn.status}.`);
  return turn;
}

export async function inParallel<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
