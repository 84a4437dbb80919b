/** C0 and C1 controls except line breaks and tabs. */
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
/** Bidirectional overrides and isolates can make a text read as another one ("Trojan source", CVE-2021-42574). */
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** Invisible characters that make two equal-looking names differ; joiners stay, since emoji are made with them. */
const INVISIBLE = /[\u200B\u2060\uFEFF\u00AD]/g;
const LONE_SURROGATES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * Makes text from people safe to keep and show on one line: no control, bidirectional or invisible characters, no
 * broken surrogates, single spaces, at most `maxLength` characters (an ellipsis marks a cut).
 */
export function plainText(text: string, maxLength: number): string {
  const clean = text
    .slice(0, maxLength * 4)
    .normalize('NFC')
    .replace(LONE_SURROGATES, '')
    .replace(CONTROLS, '')
    .replace(BIDI, '')
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...clean];
  return characters.length <= maxLength
    ? clean
    : `${characters
        .slice(0, maxLength - 1)
        .join('')
        .trimEnd()}…`;
}

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** @returns the text with everything that HTML gives a meaning escaped. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => HTML[character] ?? character);
}

/** @returns the text with everything that Teams' Markdown subset gives a meaning escaped. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|~<>-]/g, (character) => `\\${character}`);
}
