/**
 * So different from each other that none is heard as a change of another. There are 37, a prime: meetings that take
 * turns in any number get all of them before one comes again.
 */
const MATTERS = [
  'byta kaffeleverantör',
  'flytta servern till källaren',
  'anställa en ny tekniker',
  'måla om receptionen',
  'översätta handboken till finska',
  'sälja den gamla skåpbilen',
  'boka konferenslokalen i Visby',
  'stänga butiken på söndagar',
  'skriva om hyresavtalet',
  'testa larmet i lagret',
  'uppgradera databasen',
  'bjuda in revisorn',
  'höja priset på underhåll',
  'beställa fler bildskärmar',
  'lansera nyhetsbrevet',
  'rensa arkivet på vinden',
  'publicera årsrapporten',
  'införa flextid på verkstaden',
  'utbilda säljarna i avtalsrätt',
  'mäta bullret i matsalen',
  'avsluta abonnemanget på tidningen',
  'laga taket över cykelstället',
  'registrera varumärket',
  'installera solceller',
  'granska försäkringarna',
  'starta en podd om miljö',
  'köpa två elbilar',
  'dokumentera gränssnittet mot banken',
  'ansöka om bygglov',
  'fördela parkeringsplatserna',
  'sänka temperaturen i kylrummet',
  'intervjua tio kunder',
  'digitalisera kvittona',
  'plantera träd längs infarten',
  'förlänga garantin på pumparna',
  'kartlägga riskerna med exporten',
  'ordna sommarfesten',
] as const;
const PLACES = ['Umeå', 'Kiruna', 'Lund', 'Gävle', 'Borås', 'Örebro', 'Falun', 'Kalmar', 'Luleå'] as const;

let count = 0;

/** @returns a decision with owner and date that was never said before; the owner is in every meeting */
export function decisionSentence(): string {
  count += 1;
  return `Vi beslutar att ${MATTERS[count % MATTERS.length]} ${count}, Anna tar det, deadline 15 oktober`;
}

/** @returns what people say between decisions: no decision, no question */
export function smallTalk(): string {
  count += 1;
  return `Det var ${count} personer som tittade på bilderna från ${PLACES[count % PLACES.length]} i går`;
}
