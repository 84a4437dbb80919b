import fc from 'fast-check';
import { InboundActivity } from '../../bot/teams/activity.ts';
import { readMessageText } from '../../bot/teams/message-text.ts';
import type { Decision } from '../../core/decisions/index.ts';
import { understand } from '../../core/understanding/index.ts';
import { useCoreWorld } from '../helpers/core-world.ts';
import { joinWithConsent, referenceTo, say } from '../helpers/meeting-steps.ts';
import { BO } from '../helpers/people.ts';
import { INSTRUCTIONS, INSTRUCTIONS_WITH_A_DECISION, type OwnText, ownText } from './support/own-texts.arbitrary.ts';

const world = useCoreWorld({ understand });
let chats = 0;

/** Somebody who lets themselves be heard says this, first thing in a new meeting. */
async function caughtFrom({ language, text }: OwnText): Promise<Decision[]> {
  const reference = referenceTo({ conversationId: `19:meeting_${++chats}@thread.v2` });
  await joinWithConsent(world, 'bas', { reference, language });
  const heard = await say(world, BO, text, { conversationId: reference.conversationId });
  return heard.type === 'heard' ? heard.decisions : [];
}

function asTeamsQuotes(text: string, comment: string): string {
  const [html, lines] = [text.replaceAll('\n', '<br>'), text.replaceAll(/^/gm, '> ')];
  return `<blockquote>${html}</blockquote>\n${lines}\n${comment}`;
}

/** @returns the words of a message as the bot reads them */
function read(text: string): string {
  const activity = InboundActivity.parse({
    type: 'message',
    id: 'a-1',
    channelId: 'msteams',
    serviceUrl: 'https://smba.example/teams',
    conversation: { id: 'c-1', tenantId: 't-1' },
    from: { id: '29:bo', name: 'Bo Lindqvist' },
    recipient: { id: '28:kollegan', name: 'Kollegan' },
    text,
  });
  return readMessageText(activity).text;
}

describe('what Kollegan wrote is no evidence of a decision', () => {
  it('when it is quoted', async () => {
    await fc.assert(
      fc.asyncProperty(
        ownText,
        fc.constantFrom('', 'Tack!', 'Bra jobbat', '👍'),
        async ({ language, text }, comment) => {
          expect(await caughtFrom({ language, text: read(asTeamsQuotes(text, comment)) })).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('when it is pasted whole, or between quotation marks', async () => {
    const said = ownText.map(({ language, text }): OwnText[] => [
      { language, text },
      { language, text: `”${text}”` },
      { language, text: `Så här skrev Kollegan:\n${text}\nTack!` },
    ]);
    await fc.assert(
      fc.asyncProperty(said, async (ways) => {
        for (const way of ways) expect(await caughtFrom(way)).toEqual([]);
      }),
      { numRuns: 200, endOnFailure: true },
    );
  });
});

describe('an order to a machine is no evidence of a decision', () => {
  it.each(INSTRUCTIONS)('$text', async (instruction) => {
    expect(await caughtFrom(instruction)).toEqual([]);
  });

  it.each(INSTRUCTIONS_WITH_A_DECISION)('with a decision in it: $text', async (instruction) => {
    expect(await caughtFrom(instruction)).toEqual([]);
  });
});
