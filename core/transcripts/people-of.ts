import type { Attendee } from '../understanding/index.ts';

/** Who is in a meeting, for the understanding of what is said there. */
export interface People {
  /** Whom names in what is said can mean. */
  attendees: Attendee[];
  /** The person id of a speaker as the transcript writes the name; one id for all who are not told apart. */
  idOf: (speaker: string | null) => string;
  /** The name of a person id; null for those who are not told apart. */
  nameOf: (personId: string) => string | null;
}

const NOBODY = 'unknown';

/** What a transcription writes when it does not know the voice. Nobody is called that: "A" is a word, too. */
const LABEL =
  /^(?:\p{L}|(?:speaker|talare|taler|højttaler|deltagare|deltaker|deltager|participant|unknown(?: speaker)?|okänd(?: talare)?|ukjent(?: taler)?|ukendt(?: taler)?|guest|gäst|gjest|gæst|user)[ _-]?\d{0,4})$/iu;

function fold(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\([^()]{0,60}\)/g, ' ')
    .replace(/[\s,]+/g, ' ')
    .trim();
}

/** Directories write "Svensson, Anna", too. */
function sortedWords(name: string): string {
  return fold(name).split(' ').sort().join(' ');
}

function sameName(speaker: string, names: readonly string[]): string | undefined {
  const words = sortedWords(speaker);
  const exact = names.find((name) => sortedWords(name) === words);
  if (exact !== undefined) return exact;
  const [given, ...more] = names.filter((name) => fold(name).split(' ')[0] === fold(speaker));
  return more.length === 0 ? given : undefined;
}

/**
 * The people of a meeting: those who are said to be in it, and everyone who speaks. A speaker who is written with the
 * given name alone is the attendee of that name, if there is one only.
 * @param names of the attendees, if they are known
 * @param speakers as the transcript writes them, in any number
 */
export function peopleOf(names: readonly string[], speakers: Iterable<string | null>): People {
  const known = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
  const nameOfSpeaker = new Map<string, string>();
  for (const speaker of speakers) {
    if (speaker === null || nameOfSpeaker.has(speaker)) continue;
    const name = sameName(speaker, known) ?? speaker;
    nameOfSpeaker.set(speaker, name);
  }
  const everyone = [...new Set([...known, ...nameOfSpeaker.values()])];
  const idOfName = new Map(everyone.map((name, at) => [name, `p${at + 1}`]));
  const nameOfId = new Map(everyone.map((name, at) => [`p${at + 1}`, name]));
  return {
    attendees: everyone.filter((name) => !LABEL.test(name)).map((name) => ({ id: idOfName.get(name) ?? NOBODY, name })),
    idOf: (speaker) => idOfName.get(nameOfSpeaker.get(speaker ?? '') ?? '') ?? NOBODY,
    nameOf: (personId) => nameOfId.get(personId) ?? null,
  };
}
