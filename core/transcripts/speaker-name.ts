const MOST_CHARACTERS = 80;
const MOST_WORDS = 8;

/** Small words inside names: "Carl von Linné", "Maria de la Cruz", "Anna och Petra". */
const PARTICLES = new Set('von van der den de la af av da di du el al bin och and og'.split(' '));

/** What stands before a colon in notes without being anybody's name. */
const HEADINGS = new Set(
  `action actions agenda aktion aktivitet alternativ anm anmärkning ansvarig ansvarlig answer attendees avtalat background
  bakgrund bakgrunn baggrund beslut beslutat beslutning conclusion conclusions dagordning dagsorden date dato datum
  deadline decided decision decisions del deltagare deltagere deltakere due duration example exempel eksempel fas fase
  fokus fråga frågor frist förslag forslag goal http https info inledning konklusion konklusjon length lenke link
  location lokal längd länk meeting minutes mål møde møte möte möten mötet närvarande next nb note notes notat nästa obs
  opgave opgaver oppgave oppgaver option outcome owner part participants phase place plan plats present problem proposal
  protokoll ps punkt purpose question questions referat resultat result risk risker sak sammanfattning sammendrag
  sammenfatning slutsats spørgsmål spørsmål start status sted steg step subject summary svar syfte tema tid tidpunkt time
  tips title titel tittel todo topic trin trinn uppgift uppgifter varighed varighet vedtak vedtatt viktigt viktig vigtigt
  warning åtgärd åtgärder ägare ämne`.split(/\s+/),
);

const SENTENCE = /[?!;"<>{}=\\|]|\.\s*$|\.\s+\p{Ll}/u;

/** @returns whether the first word is one that notes begin a point with: "Beslut", "Decision", "Deltagare". */
export function isHeading(text: string): boolean {
  const [first = ''] = text.trim().split(/[\s,]/, 1);
  return HEADINGS.has(first.toLowerCase());
}

/** @returns whether a line of its own, or before a wide gap, can be a speaker: no sentence, and not long. */
export function mayBeSpeaker(text: string): boolean {
  const name = text.trim();
  if (name === '' || name.length > MOST_CHARACTERS || SENTENCE.test(name)) return false;
  return /[\p{L}\d]/u.test(name) && name.split(/\s+/).length <= MOST_WORDS;
}

/** @returns whether what stands before a colon is a name: every word with a capital, and no heading. */
export function isSpeakerName(text: string): boolean {
  if (!mayBeSpeaker(text) || isHeading(text) || /[/:]/.test(text)) return false;
  const words = text
    .replace(/\([^()]{0,60}\)|\[[^[\]]{0,60}\]/g, ' ')
    .trim()
    .split(/[\s,]+/);
  return words.every((word, at) => /^['@+\p{Lu}\d]/u.test(word) || (at > 0 && PARTICLES.has(word)));
}
