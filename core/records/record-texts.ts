import type { RecordLanguage } from './words.ts';

/** The words between the facts. */
export interface RecordTexts {
  art30Title: string;
  dpiaTitle: string;
  madeFromCode: string;
  ask: string;
  controller: string;
  controllerFacts: Readonly<
    Record<'name' | 'address' | 'contact' | 'email' | 'phone' | 'dataProtectionOfficer', string>
  >;
  processor: string;
  processorIs: string;
  purposes: string;
  purposeFacts: Readonly<Record<'does' | 'ground' | 'people' | 'data', string>>;
  kept: string;
  keptHeader: readonly string[];
  queues: string;
  queueHeader: readonly string[];
  queueFailed: (period: string) => string;
  recipients: string;
  recipientHeader: readonly string[];
  role: Readonly<Record<'sub-processor' | 'customer', string>>;
  use: Readonly<Record<'azure' | 'always' | 'optional', string>>;
  transfers: string;
  transfersAre: string;
  transfersAsk: string;
  otherPlaces: string;
  placeHeader: readonly string[];
  measures: string;
  measureHeader: readonly string[];
  description: string;
  necessity: string;
  necessityIs: readonly string[];
  risks: string;
  riskHeader: readonly string[];
  riskAsk: string;
  measuresAgainst: string;
  views: string;
  questions: Readonly<Record<'description' | 'necessity' | 'risks' | 'measures' | 'views', readonly string[]>>;
}

const SV: RecordTexts = {
  art30Title: 'Register över behandling (art. 30)',
  dpiaTitle: 'Konsekvensbedömning (art. 35), mall',
  madeFromCode:
    'Gjord ur Kollegans egen lista över vad den behandlar. Rader som börjar med FYLL I lämnas till den personuppgiftsansvariga.',
  ask: 'FYLL I',
  controller: 'Personuppgiftsansvarig (art. 30(1)(a))',
  controllerFacts: {
    name: 'Namn',
    address: 'Adress',
    contact: 'Kontakt',
    email: 'E-post',
    phone: 'Telefon',
    dataProtectionOfficer: 'Dataskyddsombud',
  },
  processor: 'Personuppgiftsbiträde',
  processorIs:
    'Den som driver Kollegan åt organisationen. Driver organisationen den själv finns inget biträde utöver dem nedan.',
  purposes: 'Ändamål (art. 30(1)(b)) och vad som behandlas (c)',
  purposeFacts: { does: 'Vad som görs', ground: 'Rättslig grund', people: 'Vilka det gäller', data: 'Uppgifter' },
  kept: 'Vad som sparas, och hur länge (f)',
  keptHeader: ['Dokument', 'Innehåll', 'Ändamål', 'Hur länge'],
  queues: 'Köer',
  queueHeader: ['Kö', 'Innehåll', 'Ändamål'],
  queueFailed: (period) => `Det som är gjort är borta. Det som inte gick att göra sparas ${period}.`,
  recipients: 'Mottagare och underbiträden (d)',
  recipientHeader: ['Tjänst', 'Roll', 'När', 'Får', 'Var'],
  role: { 'sub-processor': 'Underbiträde', customer: 'Organisationens egen' },
  use: { azure: 'På Azure', always: 'Alltid', optional: 'Bara om den ställs in' },
  transfers: 'Överföring till land utanför EU/EES (e)',
  transfersAre: 'Kollegan för ingen uppgift ut ur EU/EES: den startar bara i regioner inom EU.',
  transfersAsk: 'Gäller det även de tjänster som bara finns om de ställs in, och Microsofts stöd och underbiträden?',
  otherPlaces: 'Andra ställen',
  placeHeader: ['Ställe', 'Innehåll', 'Hur länge'],
  measures: 'Säkerhetsåtgärder (g, art. 32)',
  measureHeader: ['Åtgärd', 'I koden'],
  description: '1. Beskrivning av behandlingen (art. 35(7)(a))',
  necessity: '2. Nödvändighet och proportionalitet (art. 35(7)(b))',
  necessityIs: [
    'Det lägsta som räcker för att fånga beslut är nivå Bas: då sparas inga ord.',
    'Den som inte svarat, eller svarat nej, hörs inte; mötet går att hålla ändå.',
    'Den som är med kan när som helst sänka sin nivå, lika lätt som den höjdes.',
    'Tiderna ställs in av organisationen inom tabellen över gallring; förvalen står i registret.',
  ],
  risks: '3. Risker för de registrerade (art. 35(7)(c))',
  riskHeader: ['Risk', 'Vad Kollegan gör', 'Sannolikhet', 'Allvar', 'Det som återstår'],
  riskAsk: 'FYLL I',
  measuresAgainst: '4. Åtgärder (art. 35(7)(d))',
  views: '5. Råd och synpunkter (art. 35(2) och 35(9))',
  questions: {
    description: [
      'I vilka möten ska Kollegan vara med, och i vilka inte?',
      'Hur många personer gäller det, och hur länge?',
      'Förekommer känsliga uppgifter (art. 9) i de mötena?',
    ],
    necessity: [
      'Varför räcker inte anteckningar för hand?',
      'Vilken rättslig grund väljs för anställda, och vilken intresseavvägning eller vilket uppdrag bygger den på?',
      'Vilket tak behövs: Bas, Plus eller Juridik? Varför inte ett lägre?',
    ],
    risks: ['Finns risker som bara gäller er verksamhet?'],
    measures: [
      'Vem granskar det Kollegan föreslår, och får den tid till det?',
      'Vem tar emot begäranden, och vem vid frånvaro?',
    ],
    views: [
      'Vad säger dataskyddsombudet?',
      'Vad säger de anställda och deras fackliga företrädare?',
      'Behövs förhandssamråd (art. 36)? När görs bedömningen om?',
    ],
  },
};

const EN: RecordTexts = {
  art30Title: 'Record of processing (Art. 30)',
  dpiaTitle: 'Data protection impact assessment (Art. 35), template',
  madeFromCode:
    'Made from Kollegan’s own list of what it processes. Lines that begin with FILL IN are left to the controller.',
  ask: 'FILL IN',
  controller: 'Controller (Art. 30(1)(a))',
  controllerFacts: {
    name: 'Name',
    address: 'Address',
    contact: 'Contact',
    email: 'Mail',
    phone: 'Telephone',
    dataProtectionOfficer: 'Data protection officer',
  },
  processor: 'Processor',
  processorIs: 'Whoever runs Kollegan for the organisation. If it runs it itself, there is none but those below.',
  purposes: 'Purposes (Art. 30(1)(b)) and what is processed (c)',
  purposeFacts: { does: 'What is done', ground: 'Legal basis', people: 'Whose data', data: 'Data' },
  kept: 'What is kept, and how long (f)',
  keptHeader: ['Document', 'Holds', 'Purpose', 'How long'],
  queues: 'Queues',
  queueHeader: ['Queue', 'Carries', 'Purpose'],
  queueFailed: (period) => `What is done is gone. What could not be done is kept ${period}.`,
  recipients: 'Recipients and sub-processors (d)',
  recipientHeader: ['Service', 'Role', 'When', 'Gets', 'Where'],
  role: { 'sub-processor': 'Sub-processor', customer: 'The organisation’s own' },
  use: { azure: 'On Azure', always: 'Always', optional: 'Only when it is set' },
  transfers: 'Transfers outside the EU/EEA (e)',
  transfersAre: 'Kollegan takes no data out of the EU/EEA: it starts only in regions of the EU.',
  transfersAsk:
    'Does that hold for the services that are there only when they are set, and for Microsoft’s support and sub-processors?',
  otherPlaces: 'Other places',
  placeHeader: ['Place', 'Holds', 'How long'],
  measures: 'Security measures (g, Art. 32)',
  measureHeader: ['Measure', 'In the code'],
  description: '1. Description of the processing (Art. 35(7)(a))',
  necessity: '2. Necessity and proportionality (Art. 35(7)(b))',
  necessityIs: [
    'The least that is enough to catch decisions is level Bas: then no words are kept.',
    'Who has not answered, or said no, is not heard; the meeting can be held all the same.',
    'Everyone can lower their level at any time, as easily as they raised it.',
    'Periods are set by the organisation within the table of retention; the defaults stand in the record.',
  ],
  risks: '3. Risks to data subjects (Art. 35(7)(c))',
  riskHeader: ['Risk', 'What Kollegan does', 'Likelihood', 'Severity', 'What remains'],
  riskAsk: 'FILL IN',
  measuresAgainst: '4. Measures (Art. 35(7)(d))',
  views: '5. Advice and views (Art. 35(2) and 35(9))',
  questions: {
    description: [
      'In which meetings is Kollegan to be, and in which not?',
      'How many people is it about, and for how long?',
      'Are special categories (Art. 9) spoken of in those meetings?',
    ],
    necessity: [
      'Why are notes by hand not enough?',
      'Which legal basis is chosen for employees, and on which balancing or task does it stand?',
      'Which ceiling is needed: Bas, Plus or Juridik? Why not a lower one?',
    ],
    risks: ['Are there risks of your own work only?'],
    measures: [
      'Who reviews what Kollegan proposes, and do they get the time?',
      'Who takes requests, and who when they are away?',
    ],
    views: [
      'What does the data protection officer say?',
      'What do the employees and their representatives say?',
      'Is prior consultation needed (Art. 36)? When is this assessed anew?',
    ],
  },
};

export const RECORD_TEXTS: Readonly<Record<RecordLanguage, RecordTexts>> = { sv: SV, en: EN };
