import { plainText } from '../../core/shared/plain-text.ts';
import { type Finding, type Utterance, understandAll, type WholeContext } from '../../core/understanding/index.ts';

/** What a learned model of spoken language marks: for a person to judge, with nothing but a guess of the owner. */
export interface Candidate {
  kind: 'decision' | 'action';
  /** Indexes of the utterances that carry it, first to last. */
  turns: number[];
  /** 0..1 */
  confidence: number;
  /** A speaker id to ask about. */
  ownerGuess: string | null;
}

/** Reads a meeting that has ended. */
export type MeetingReader = (meeting: WholeContext) => Finding[];

export interface MeetingReaderOptions {
  /** What a learned model marks in spoken English; null where there is none. */
  listCandidates: ((utterances: readonly Utterance[]) => Candidate[]) | null;
  /**
   * `person`: somebody reads the list and must miss nothing that was said plainly: all that the rules read, and of the
   * candidates the tasks, half of which are right; of the decisions too few are. `corpus`: the list is measured against
   * what annotators marked: all candidates, and of the rules only what names a person and a day, because in free talk
   * "I'll go first" is no task and "let's see" is no decision, and far more of it is said than is settled.
   */
  reader: 'person' | 'corpus';
}

/** Fewer turns are an excerpt: where in the meeting they stand, which the model goes by, cannot be told. */
const WHOLE_MEETING = 100;
/** So close to what the rules found, a candidate is about the same. */
const SAME_TURNS = 3;
const LONGEST_TITLE = 120;

/**
 * Everything that `analyze` finds, it finds through this: what the rules read, completed with what a learned model marks
 * in a whole meeting of spoken English.
 */
export function createMeetingReader({ listCandidates, reader }: MeetingReaderOptions): MeetingReader {
  return (meeting) => {
    const { utterances, language } = meeting;
    const findings = understandAll(meeting);
    if (listCandidates === null || language !== 'en' || utterances.length < WHOLE_MEETING) return findings;
    const forCorpus = reader === 'corpus';
    const kept = forCorpus ? findings.filter(isFirm) : findings;
    return listCandidates(utterances)
      .filter(({ kind }) => forCorpus || kind === 'action')
      .reduce((found, candidate) => addCandidate(found, candidate, utterances), kept);
  };
}

/** Says who and when. */
function isFirm({ deadline, owner }: Finding): boolean {
  return deadline !== null && owner.type !== 'none';
}

function addCandidate(findings: Finding[], candidate: Candidate, utterances: readonly Utterance[]): Finding[] {
  const [first = 0] = candidate.turns;
  const near = utterances.slice(Math.max(0, first - SAME_TURNS), (candidate.turns.at(-1) ?? first) + SAME_TURNS + 1);
  const nearIds = new Set(near.map(({ id }) => id));
  const evidence = candidate.turns.flatMap((turn) => utterances[turn]?.id ?? []);
  const same = findings.find(({ kind, evidence: own }) => kind === candidate.kind && own.some((id) => nearIds.has(id)));
  if (same !== undefined) {
    const completed = { ...same, evidence: [...new Set([...same.evidence, ...evidence])] };
    return findings.map((finding) => (finding === same ? completed : finding));
  }
  const { kind, confidence, ownerGuess } = candidate;
  const finding: Finding = {
    kind,
    title: plainText(utterances[first]?.text ?? '', LONGEST_TITLE),
    owner: ownerGuess === null ? { type: 'none' } : { type: 'ambiguous', name: '', personIds: [ownerGuess] },
    deadline: null,
    alternatives: [],
    confidence,
    evidence,
    replaces: null,
  };
  return [...findings, finding];
}
