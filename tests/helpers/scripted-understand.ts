import type { Finding, OwnerFinding, Understand } from '../../core/understanding/index.ts';

/**
 * Understands one line a finding: `DECISION title | owner | date | what it replaces`, all but the title optional.
 * An owner is an id, `?name` for nobody of the meeting, or `a+b` for two of the name. What stands behind ` -- ` is
 * speech that never becomes part of a title.
 */
export const scriptedUnderstand: Understand = ({ utterance }) =>
  (utterance.text.split(' -- ')[0] ?? '')
    .split('\n')
    .filter((line) => /^(DECISION|ACTION) /.test(line))
    .map((line) => findingIn(line, utterance.id));

function findingIn(line: string, utteranceId: string): Finding {
  const [title = '', owner = '', deadline = '', replaces = ''] = line
    .replace(/^\w+ /, '')
    .split('|')
    .map((part) => part.trim());
  return {
    kind: line.startsWith('ACTION') ? 'action' : 'decision',
    title,
    owner: ownerIn(owner),
    deadline: deadline || null,
    confidence: 1,
    alternatives: [],
    evidence: [utteranceId],
    replaces: replaces || null,
  };
}

function ownerIn(text: string): OwnerFinding {
  if (text === '') return { type: 'none' };
  if (text.startsWith('?')) return { type: 'unknown', name: text.slice(1) };
  if (text.includes('+')) return { type: 'ambiguous', name: 'Anna', personIds: text.split('+') };
  return { type: 'person', personId: text };
}
