export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'calm';
