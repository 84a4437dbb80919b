import type { Token } from '../text/token.ts';
import type { Act } from './act.ts';
import { type ClauseReading, datesIn, saysInstead } from './clause-reading.ts';
import { isEmpty, plainMatter } from './matter.ts';

/** How many words may stand between "lägg" and "på mig". */
const FURTHEST = 12;

export interface HandOver {
  /** What is handed over. */
  words: readonly Token[];
  to: Token;
}

/** "Lägg hotellbokningen på mig", "lägga ansvaret på Anna", "leave the booking to me": a verb of handing, then a preposition and a person. */
export function findHandOver({ tokens, lexicon }: ClauseReading): HandOver | null {
  const at = tokens.findIndex(({ kind, key }) => kind === 'word' && lexicon.is('handing', key));
  if (at === -1) return null;
  const to = tokens.findIndex(
    (token, index) =>
      index > at + 1 &&
      index <= at + FURTHEST &&
      (token.kind === 'person' || (token.kind === 'word' && lexicon.is('me', token.key))) &&
      lexicon.is('receiving', tokens[index - 1]?.key),
  );
  return to === -1 ? null : { words: tokens.slice(at + 1, to - 1), to: tokens[to] as Token };
}

const asksToHand =
  /^ (?:can|could|may|shall) i (?:just |please |also )?(?:leave|hand|pass|delegate|assign|give) (?:\S+ ){1,8}?(?:with|to) you (?:then |please )?$/;

/** "Can I leave the posters with you?": what is to be handed to whoever is asked, or null. */
export function handedToYou(reading: ClauseReading): ReturnType<typeof plainMatter> | null {
  const { tokens, key, lexicon } = reading;
  if (!lexicon.english || !asksToHand.test(key)) return null;
  const verb = tokens.findIndex((token) => token.kind === 'word' && lexicon.is('handing', token.key));
  const to = tokens.findLastIndex((token) => lexicon.is('you', token.key)) - 1;
  const over = /^(?:over|on|down)$/.test(tokens[to - 1]?.key ?? '') ? 1 : 0;
  return handedMatter({ words: tokens.slice(verb + 1, to - over), to: tokens[to + 1] as Token }, reading);
}

/** "I'll leave the posters with you, Tom", "I'm assigning the audit to Grace": the speaker hands it on. */
function readHandedOn(reading: ClauseReading): Act | null {
  const { tokens, key, lexicon, predicate, addressee } = reading;
  if (!lexicon.english || predicate?.subject !== 'i' || predicate.negated) return null;
  const on = / (?:assign|assigning|delegate|delegating|allocate|allocating|entrust|entrusting) /.test(key);
  const left = / (?:leave|leaving|hand|handing) /.test(key);
  const told = predicate.mood === 'will' || (predicate.mood === 'present' && (predicate.ongoing || on));
  const verb = tokens.findIndex((token) => token.kind === 'word' && lexicon.is('handing', token.key));
  const to = tokens.findIndex(
    (token, at) =>
      at > verb + 1 &&
      at <= verb + FURTHEST &&
      ((on && token.kind === 'person') || (left && addressee !== null && lexicon.is('you', token.key))) &&
      lexicon.is('receiving', tokens[at - 1]?.key),
  );
  const doer = tokens[to]?.owner ?? addressee;
  if (!told || verb === -1 || to === -1 || doer === null) return null;
  const matter = handedMatter({ words: tokens.slice(verb + 1, to - 1), to: tokens[to] as Token }, reading);
  return {
    type: 'assign',
    matter,
    doer,
    dates: datesIn(tokens),
    take: matter.back,
    instead: saysInstead(reading),
    confidence: 0.85,
  };
}

/** "Ansvaret", "uppgiften": handed over, it is whatever was spoken of. */
export function handedMatter({ words }: HandOver, reading: ClauseReading): ReturnType<typeof plainMatter> {
  const { lexicon } = reading;
  const plain = words.filter(({ key }) => !lexicon.is('charges', key) && !lexicon.is('handing', key));
  return plainMatter(isEmpty(plain, lexicon) ? [] : words, lexicon);
}

/** Reads a task that is handed to somebody by name, or that the speaker asks for. */
export function readHandOver(reading: ClauseReading): Act | null {
  const found = findHandOver(reading);
  const on = readHandedOn(reading);
  if (on !== null || found === null) return on;
  const { predicate, tokens } = reading;
  const told = predicate === null || predicate.subject === 'we' || predicate.subject === 'you';
  if (!told || predicate?.negated === true) return null;
  const matter = handedMatter(found, reading);
  return {
    type: 'assign',
    matter,
    doer: found.to.owner ?? 'speaker',
    dates: datesIn(tokens),
    take: matter.back,
    instead: saysInstead(reading),
    confidence: 0.85,
  };
}

/** "Ni får siffrorna av mig på måndag": the speaker promises to deliver; without a day it may tell how it is. */
export function readDelivery(reading: ClauseReading): Act | null {
  const { tokens, lexicon } = reading;
  const from = tokens.findIndex(
    ({ kind, key }, at) => kind === 'word' && lexicon.is('me', key) && lexicon.is('giving', tokens[at - 1]?.key),
  );
  const verb = tokens.findLastIndex(({ kind, key }, at) => at < from && kind === 'word' && lexicon.is('getting', key));
  const words = tokens.slice(verb + 1, from - 1);
  const dates = datesIn(tokens);
  const pointing = lexicon.english && words.some(({ key }) => lexicon.is('it', key));
  if (verb < 1 || (isEmpty(words, lexicon) && !pointing) || dates.every(({ date }) => date === null)) return null;
  const matter = plainMatter(words, lexicon);
  return {
    type: 'assign',
    matter,
    doer: 'speaker',
    dates,
    take: false,
    instead: saysInstead(reading),
    confidence: 0.8,
  };
}
