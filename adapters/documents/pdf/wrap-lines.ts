/**
 * Breaks text at spaces and where it has line breaks; a word that is wider than a line is cut between characters.
 * @param widthOf in the same unit as `width`; asked for single words, so that it can remember them
 * @returns at least one line
 */
export function wrapLines(text: string, width: number, widthOf: (text: string) => number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width, widthOf));
}

function wrapLine(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  const space = widthOf(' ');
  let line = '';
  let used = 0;
  for (const word of text.split(/\s+/).flatMap((each) => pieces(each, width, widthOf))) {
    const own = widthOf(word);
    if (line !== '' && used + space + own > width) {
      lines.push(line);
      line = '';
    }
    used = line === '' ? own : used + space + own;
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function pieces(word: string, width: number, widthOf: (text: string) => number): string[] {
  if (widthOf(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const character of word) {
    const own = widthOf(character);
    if (part !== '' && used + own > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += character;
    used += own;
  }
  return [...parts, part];
}
