/** @returns the numbers of a text, in minutes; null where something else stands there */
export function minutesOf(text: string): number[] | null {
  const parts = text.split(/[\s;]+/).filter((part) => part !== '');
  const numbers = parts.map((part) => Number(part.replace(/,$/, '').replace(',', '.')));
  return numbers.every((minutes) => Number.isFinite(minutes) && minutes >= 0) ? numbers : null;
}
