/** What the model reads of a turn; an `Utterance` is one. */
export interface SpokenTurn {
  speakerId: string;
  text: string;
}
