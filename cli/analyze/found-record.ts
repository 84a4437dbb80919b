import { z } from 'zod';
import { PlainDate } from '../../core/shared/plain-date.ts';
import { plainText } from '../../core/shared/plain-text.ts';
import type { People } from '../../core/transcripts/index.ts';
import type { Finding } from '../../core/understanding/index.ts';

const LONGEST_TEXT = 500;
const LONGEST_NAME = 120;

/** One line of `analyze --json`. */
export const FoundRecord = z.object({
  text: z.string(),
  kind: z.enum(['decision', 'action']),
  /** An attendee's full name, or the name as said for someone who is not in the meeting; null when it is open. */
  owner: z.string().nullable(),
  deadline: PlainDate.nullable(),
  confidence: z.number(),
  /** Utterance ids: `L42` is what begins at line 42 of the file, `P42` at paragraph 42 of a Word file. */
  evidence: z.array(z.string()),
  /** Full names of those who may be meant when the owner is open. */
  alternatives: z.array(z.string()),
});
export type FoundRecord = z.infer<typeof FoundRecord>;

export function toRecord(finding: Finding, people: Pick<People, 'nameOf'>): FoundRecord {
  const { title, kind, deadline, confidence, evidence } = finding;
  const { owner, alternatives } = ownerOf(finding, people);
  return { text: plainText(title, LONGEST_TEXT), kind, owner, deadline, confidence, evidence, alternatives };
}

function ownerOf({ owner }: Finding, { nameOf }: Pick<People, 'nameOf'>): Pick<FoundRecord, 'owner' | 'alternatives'> {
  const clean = (name: string | null): string | null => (name === null ? null : plainText(name, LONGEST_NAME));
  switch (owner.type) {
    case 'none':
      return { owner: null, alternatives: [] };
    case 'person':
      return { owner: clean(nameOf(owner.personId)), alternatives: [] };
    case 'unknown':
      return { owner: clean(owner.name), alternatives: [] };
    case 'ambiguous':
      return { owner: null, alternatives: owner.personIds.flatMap((id) => clean(nameOf(id)) ?? []) };
  }
}
