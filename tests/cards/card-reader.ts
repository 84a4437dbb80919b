/** Looks at a card's JSON the way a person and a client do. */
export type CardNode = Record<string, unknown>;

/** Every object of the card, forms in `Action.ShowCard` included, in reading order. */
export function nodesOf(value: unknown): CardNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as CardNode, ...Object.values(value).flatMap(nodesOf)];
}

export function nodesOfType(card: unknown, pattern: RegExp): CardNode[] {
  return nodesOf(card).filter(({ type }) => typeof type === 'string' && pattern.test(type));
}

/** @returns the lines that a person can read, buttons as `[title]` */
export function readCard(card: unknown): string[] {
  return nodesOf(card).flatMap((node) => {
    if (node['type'] === 'TextBlock') return [String(node['text'])];
    if (node['type'] === 'RichTextBlock') {
      return [(node['inlines'] as CardNode[]).map(({ text }) => String(text)).join('')];
    }
    if (/^Input\./.test(String(node['type']))) return [String(node['label'] ?? node['title'])];
    return /^Action\./.test(String(node['type'])) ? [`[${node['title']}]`] : [];
  });
}

export function buttonsOf(card: unknown): string[] {
  return nodesOfType(card, /^Action\./).map(({ title }) => String(title));
}

export interface Click {
  verb: string;
  title: string;
  /** What the client sends: the button's data with the inputs it takes along. */
  data: CardNode;
  /** How many clicks it takes, opening forms included. */
  clicks: number;
}

/** Every button that answers, as a client would send it when nothing more is filled in. */
export function clicksOf(card: CardNode): Click[] {
  return clicksIn(card, [], 1);
}

function clicksIn(card: CardNode, outerInputs: CardNode[], clicks: number): Click[] {
  const parts = partsOf(card);
  const inputs = [...outerInputs, ...parts.filter(({ type }) => /^Input\./.test(String(type)))];
  return parts.flatMap((part) => {
    if (part['type'] === 'Action.ShowCard') return clicksIn(part['card'] as CardNode, inputs, clicks + 1);
    if (part['type'] !== 'Action.Execute') return [];
    const taken = part['associatedInputs'] === 'none' ? [] : inputs;
    const values = Object.fromEntries(taken.map((input) => [input['id'], inputValue(input)]));
    const data = { ...values, ...(part['data'] as CardNode) };
    return [{ verb: String(part['verb']), title: String(part['title']), data, clicks }];
  });
}

/** The nodes of one card, without those of the forms it opens. */
function partsOf(value: unknown): CardNode[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as CardNode;
  if (node['type'] === 'Action.ShowCard') return [node];
  return [node, ...Object.values(node).flatMap(partsOf)];
}

/** What is there, else what a person would pick or type. */
function inputValue(input: CardNode): unknown {
  if (input['value'] !== undefined) return input['value'];
  if (input['isRequired'] !== true) return '';
  const choices = input['choices'] as CardNode[] | undefined;
  return choices === undefined ? 'text' : (choices[0]?.['value'] ?? 'p-picked');
}
