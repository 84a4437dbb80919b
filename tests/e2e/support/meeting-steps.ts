import { nodesOfType } from '../../cards/card-reader.ts';
import type { ChatDriver } from './chat-driver.ts';
import type { Answer, Sent, Shown } from './shown.ts';

/** What nearly every meeting goes through, in the words of its people. */
export interface MeetingSteps {
  /** @returns the pre-brief and the consent card of a new meeting */
  join(options?: { by?: string; text?: string; mention?: boolean }): Promise<{ brief: Sent; consent: Sent }>;
  /** A new meeting in which these people have chosen Plus. */
  joinWith(...givenNames: string[]): Promise<void>;
  /** Says something that is a decision. @returns its card */
  decide(givenName: string, text: string): Promise<Sent>;
  /** @returns the Decision-Close Card */
  requestClose(givenName?: string): Promise<Sent>;
  /** Ends whatever meeting goes on, by parking what is not complete. */
  end(): Promise<void>;
}

export function isCard(heading: string): (shown: Shown) => boolean {
  return ({ card, text }) => card !== null && text.startsWith(heading);
}

/** @returns the one that is the card with this heading; fails when it is not there */
export function cardIn<Item extends Shown>(shown: readonly Item[], heading: string): Item {
  const found = shown.find(isCard(heading));
  if (!found) throw new Error(`No card "${heading}" among:\n${shown.map(({ text }) => text).join('\n---\n')}`);
  return found;
}

/** @returns the card that a click was answered with; fails when it was words */
export function cardOf(answer: Answer): Shown {
  if (answer.type === 'message') throw new Error(`Not a card: ${answer.text}`);
  return answer.shown;
}

/** @returns the id of the decision that a Decision Card shows */
export function decisionIdOf({ card }: Shown): string {
  const [button] = nodesOfType(card, /^Action\.Execute$/);
  return String((button?.['data'] as { decisionId?: string } | undefined)?.decisionId);
}

export function createMeetingSteps(chat: ChatDriver): MeetingSteps {
  async function join({ by = 'Karin', text = '/kollegan join', mention = false } = {}) {
    const sent = await chat.say(by, text, { mention });
    return { brief: cardIn(sent, 'Inför mötet'), consent: cardIn(sent, 'Du bestämmer') };
  }

  return {
    join,
    async joinWith(...givenNames) {
      const { consent } = await join();
      for (const givenName of givenNames) await chat.click(givenName, consent, 'consent.give', { title: 'Plus' });
    },
    async decide(givenName, text) {
      return cardIn(await chat.say(givenName, text), 'Beslut:');
    },
    async requestClose(givenName = 'Karin') {
      return cardIn(await chat.say(givenName, '/kollegan close'), 'Innan mötet stängs');
    },
    async end() {
      const sent = await chat.say('Karin', '/kollegan leave');
      const gate = sent.find(isCard('Innan mötet stängs'));
      if (!gate) return;
      const owners = nodesOfType(gate.card, /^Input\./).map(({ id }) => String(id).split(':'));
      const ids = owners.flatMap(([field, id]) => (field === 'owner' && id ? [id] : []));
      const inputs = ids.flatMap((id) => [
        [`parked:${id}`, 'true'],
        [`reason:${id}`, 'Tas upp senare'],
      ]);
      await chat.click('Karin', gate, 'close.submit', { inputs: Object.fromEntries(inputs) });
    },
  };
}
