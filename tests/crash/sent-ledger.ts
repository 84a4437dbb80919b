import { z } from 'zod';
import type { SentEntry, TeamsStandIn } from '../../infra/sandbox/teams/index.ts';

/** One thing that reached people, and in which life of the product. */
export interface Arrival {
  /** What it was about: the same card or mail has the same key. */
  key: string;
  life: number;
  /** For cards: the message, and by which name the product writes down that it was delivered. */
  card?: { conversationId: string; activityId: string; about: string };
}

/** Everything that reached people, over all lives of the product. */
export interface SentLedger {
  /** From now on it is the next life's doing. */
  nextLife(): void;
  addMail(key: string): void;
  /** The newest card of a chat with this button: where it is, and the button's data. */
  newestButton(conversationId: string, verb: string): { activityId: string; data: Record<string, unknown> } | null;
  /** Cards, texts and mails that were new, not replacements. */
  arrivals(): Arrival[];
  /** It takes nothing over any more. */
  stop(): void;
}

const Attachments = z.array(z.object({ content: z.record(z.string(), z.unknown()) })).min(1);

export interface Button {
  verb: string;
  data: Record<string, unknown>;
}

export function createSentLedger(teams: TeamsStandIn): SentLedger {
  const entries: { entry: SentEntry; life: number }[] = [];
  const mails: Arrival[] = [];
  let life = 0;
  let last = 0;

  /** The stand-in keeps the newest only, so they are taken over before any are dropped. */
  function collect(): void {
    for (const entry of teams.sent(last)) {
      entries.push({ entry, life });
      last = entry.n;
    }
  }
  const timer = setInterval(collect, 50);

  return {
    stop: () => clearInterval(timer),
    nextLife() {
      collect();
      life += 1;
    },
    addMail(key) {
      mails.push({ key: `mail ${key}`, life });
    },
    newestButton(conversationId, verb) {
      collect();
      for (const { entry } of entries.toReversed()) {
        if (entry.conversationId !== conversationId) continue;
        const button = buttonsOf(entry.activity).find((each) => each.verb === verb);
        if (button) return { activityId: entry.activityId, data: button.data };
      }
      return null;
    },
    arrivals() {
      collect();
      const created = entries.filter(({ entry }) => entry.kind === 'create');
      return [...created.map(({ entry, life: when }) => arrivalOf(entry, when)), ...mails];
    },
  };
}

/** @returns every button of the card in an activity */
export function buttonsOf(activity: unknown): Button[] {
  const attachments = Attachments.safeParse(
    z.object({ attachments: z.unknown() }).safeParse(activity).data?.attachments,
  );
  return attachments.success ? buttonsIn(attachments.data[0]?.content) : [];
}

/** @returns every button of a card */
export function buttonsIn(value: unknown): Button[] {
  if (typeof value !== 'object' || value === null) return [];
  const nested = Object.values(value).flatMap(buttonsIn);
  const button = z.object({ verb: z.string(), data: z.record(z.string(), z.unknown()) }).safeParse(value);
  return button.success ? [button.data, ...nested] : nested;
}

/** Cards are told apart by their buttons' ids; those without any are the brief and the recap. */
function arrivalOf({ conversationId, activityId, activity }: SentEntry, life: number): Arrival {
  if (!Array.isArray(activity['attachments'])) {
    const [word] = String(activity['text']).split(/[\s:,]/, 1);
    return { key: `text ${word} ${conversationId}`, life };
  }
  const [button] = buttonsOf(activity);
  const verb = button?.verb.split('.', 1)[0];
  const isRecap = String(activity['summary']).startsWith('Sammanfattning');
  const name = verb ?? (isRecap ? 'recap' : 'brief');
  const about = name === 'decision' ? String(button?.data['decisionId']) : name;
  return { key: `card ${name} ${about} ${conversationId}`, life, card: { conversationId, activityId, about } };
}
