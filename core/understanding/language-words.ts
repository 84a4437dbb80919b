import type { Language } from '../shared/language.ts';

/** Words that are common in one of the languages and rare in the others; a word shared by two stands in both. */
export const languageWords: Readonly<Record<Language, string>> = {
  sv: `och att är inte för jag det som på en av till med har den ett om ska vi kan när från eller hon efter varit mig också
    även nu då alla vara här vad mycket några sedan utan hur under mot bara innan senast vecka måste gör någon något ju
    beslutar beslutade beslut styrelsen ingenting i dag denna flyttar uppdaterar avtalet håller nycklarna fixar hinner texten bestämmer enas byta ni er oss skulle får göra detta denna dem blir ja nej bra tack okej eftersom igen
    fredag måndag onsdag lördag söndag imorgon fråga frågan mötet förslag ansvarar kör kollar skickar ringer bokar`,
  nb: `og å er ikke jeg det som på en av til med har den et om skal vi kan når fra eller hun etter vært meg også nå da alle
    være her hva mye noen siden uten hvordan under mot bare innen senest uke må gjør noe jo beslutter bestemmer bytte
    dere oss skulle får gjøre dette denne dem blir ja nei bra takk greit fordi igjen fredag mandag onsdag lørdag søndag
    morgen spørsmål møtet forslag ansvar kjører sjekker sender ringer bestiller hvem hvilken mulig selskap
    oppgave neste enige også enighet ble gikk fikk sier uken uka ei kommer tar gir står hadde ble var ta si gi bli la
    ennå fortsatt sånn slik gjerne deretter gang i orden bestemt besluttet vedtatt vedtak styret avtalen avtale bedre fint
    greier kanskje alltid allerede bursdag ferie stenge hvis dersom innvendinger avdelingen meg deg seg dem vår våre sitt mitt`,
  da: `og at er ikke jeg det som på en af til med har den et om skal vi kan når fra eller hun efter været mig også nu da
    alle være her hvad meget nogle siden uden hvordan under mod bare inden senest uge må gør noget nogen jo beslutter
    bestemmer skifte jer os skulle får gøre dette denne dem bliver ja nej godt tak okay fordi igen fredag mandag onsdag
    lørdag søndag morgen spørgsmål mødet forslag ansvar kører tjekker sender ringer bestiller hvem hvilken muligt
    opgave næste enige blev gik fik siger ugen ud op ind lige også tager selv lad giver beder
    havde blive tage sige give have endnu stadig sådan gerne derefter gang besluttet vedtaget bestyrelsen aftalen aftale
    bedre fint måske altid allerede fødselsdag ferie lukke hvis såfremt indvendinger afdelingen mig dig sig dem vores sit mit
    i orden der hvornår hvordan burde nej undskyld nemlig`,
  en: `the and to of a in is it you that he was for on are with as i they be at one have this from or had by not but what
    all were we when your can said there use an each which she do how their if will up other about out many then them
    these so some her would make like him into time has look two more go see no way could my than been call who its now
    did get come made may yes please thanks should let's i'll we'll we've don't i'm friday monday decided agreed`,
};

/** Letters and pairs of letters that tell a language from its neighbours, each worth about a word. */
export const languageLetters: readonly (readonly [RegExp, Partial<Record<Language, number>>])[] = [
  [/[äö]/g, { sv: 1 }],
  [/ø/g, { nb: 0.5, da: 0.5 }],
  [/æ/g, { nb: 0.2, da: 0.7 }],
  [/å/g, { sv: 0.3, nb: 0.3, da: 0.3 }],
  [/(?:kj|gj|skj)[eøæiy]|sjon|øy|ei[a-zæøå]/g, { nb: 0.5 }],
  [/(?:pp|kk|tt|mm|nn|ll)(?=\P{L}|$)/gu, { nb: 0.3, sv: 0.1 }],
  [/(?:ina|ola|uka|ene|inga)(?=\P{L}|$)/gu, { nb: 0.3 }],
  [/tion|[øeæa]j[^aou]|ø[gbd]|æ[gd]|ede(?=\P{L}|$)|lse/gu, { da: 0.4 }],
  [/(?:orna|arna|ning|ör|ade|ck)(?=\P{L}|$)|ck/gu, { sv: 0.3 }],
  [/(?:th|wh|ght)/g, { en: 0.3 }],
];
