import type { FoundRecord } from '../../core/contracts/found-record.ts';
import { plainText } from '../../core/shared/plain-text.ts';
import type { People } from '../../core/transcripts/index.ts';
import type { Finding } from '../../core/understanding/index.ts';

const LONGEST_TEXT = 500;
const LONGEST_NAME = 120;

export function toRecord(finding: Finding, people: Pick<People, 'nameOf'>): FoundRecord {
  const { title, kind, deadline, confidence, evidence } = finding;
  const { owner, ownerCandidates } = ownerOf(finding, people);
  const alternatives = finding.alternatives.map((text) => plainText(text, LONGEST_TEXT));
  const text = plainText(title, LONGEST_TEXT);
  return { text, kind, owner, ownerCandidates, deadline, confidence, evidence, alternatives };
}

function ownerOf(
  { owner }: Finding,
  { nameOf }: Pick<People, 'nameOf'>,
): Pick<FoundRecord, 'owner' | 'ownerCandidates'> {
  const clean = (name: string | null): string | null => (name === null ? null : plainText(name, LONGEST_NAME));
  switch (owner.type) {
    case 'none':
      return { owner: null, ownerCandidates: [] };
    case 'person':
      return { owner: clean(nameOf(owner.personId)), ownerCandidates: [] };
    case 'unknown':
      return { owner: clean(owner.name), ownerCandidates: [] };
    case 'ambiguous':
      return { owner: null, ownerCandidates: owner.personIds.flatMap((id) => clean(nameOf(id)) ?? []) };
  }
}
