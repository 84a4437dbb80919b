import type { LogFields } from '../../core/shared/logger.port.ts';

export type SafeFields = Record<string, string | number | boolean>;

/** Words that, in a field's name, announce what people said, who they are or what opens a door. */
const PRIVATE_WORDS = new Set(
  [
    'text texts words quote quotes utterance utterances transcript speech said body content html markdown',
    'title subject topic description summary note notes comment comments answer question message',
    'name names firstname lastname fullname mail mails email emails upn phone mobile address addresses ip ssn',
    'personnummer birthday token secret password passphrase authorization auth cookie credential credentials bearer',
    'signature sas jwt headers header',
  ].flatMap((line) => line.split(' ')),
);

/** The same where the words are glued together, as in `accesstoken` or `apiKey`. */
const PRIVATE_PARTS =
  /token|secret|password|passwd|passphrase|authorization|cookie|credential|bearer|(api|access|private|account)key|connectionstring|(user|display|given|family|sur)name|emailaddress/;

/** A compound name that ends so is about the private thing, not the thing itself: `messageId`, `emailHash`. */
const ABOUT = new Set(['id', 'ids', 'hash', 'code', 'type', 'kind', 'status', 'version']);

/** Names that every log line has for itself. */
const OWN_NAMES = new Set(['level', 'time']);

/**
 * The second line of defence behind the rule that logs hold ids, codes, counts and durations only. A field whose name
 * says otherwise is left out and counted in `droppedFields`, so that the fault in the code can be found. Counts pass
 * under a compound name (`textLength: 12`, `tokens: 512`): a number holds no words.
 * A field `level` or `time` becomes `level_` or `time_`, for the line has these itself.
 */
export function safeFields(fields: LogFields): SafeFields {
  const safe: SafeFields = {};
  let dropped = 0;
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (isPrivate(key, value)) dropped += 1;
    else safe[OWN_NAMES.has(key) ? `${key}_` : key] = value;
  }
  if (dropped > 0) safe['droppedFields'] = dropped;
  return safe;
}

function isPrivate(key: string, value: unknown): boolean {
  const words = wordsOf(key);
  if (words.length === 1 && PRIVATE_WORDS.has(key.toLowerCase())) return true;
  if (typeof value === 'number' || typeof value === 'boolean') return false;
  // The type allows nothing else, but an Error or an object that got here by a cast could hold anything.
  if (typeof value !== 'string') return true;
  if (words.length > 1 && ABOUT.has(words.at(-1) ?? '')) return false;
  return words.some((word) => PRIVATE_WORDS.has(word)) || PRIVATE_PARTS.test(words.join(''));
}

/** `personName`, `person_name`, `X-Person-Name` and `UPNText` in their lower-case words. */
function wordsOf(key: string): string[] {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
