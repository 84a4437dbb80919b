/**
 * What each text that Kollegan writes has: the command or the card to answer by, for an answered reminder the meeting that
 * it is from, for a closed list its heading. People who talk to each other do not write these among several lines.
 */
const MARKS =
  /\/kollegan\b|\b(?:Svara|Svar) i kortet\b|\bAnswer in the card\b|^(?:Från mötet|Fra møtet|Fra mødet|From the meeting) |^\W?(?:Mötet är stängt|Møtet er avsluttet|Mødet er afsluttet|The meeting is closed)(?::|$)/mu;

/** How much of it is looked at: no card's text is longer. */
const LOOKED_AT = 40_000;

/**
 * @returns whether somebody pasted a brief, a recap or a card as plain text: what it says was settled before, and is no
 * evidence that it is settled now
 */
export function isKolleganText(text: string): boolean {
  const looked = text.slice(0, LOOKED_AT);
  return looked.includes('\n') && MARKS.test(looked);
}
