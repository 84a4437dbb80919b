/**
 * Common given names in the Nordic countries: what tells a person who is not in the meeting from a company, a product or
 * a word that begins a sentence. Names that are also words at the start of a sentence (Will, Bo, Dag, May) are left out.
 */
const names = `
aaron abdi abdul abdullah adam adele adrian agnes agneta ahmad ahmed aino aisha albert alejandro alex alexander alexandra
alfred ali alice alma alva amal amalie amanda amir amira amy ana anders andré andrea andreas andrew anette angela anita
anja ann anna anne annette annika anton antonio arash arne arvid asbjørn asger asta astrid aud august axel barbara bashir
beata ben bengt benjamin bente berit bernt bertil birgit birgitta birgitte birthe bjarne bjarke bjørg bjørn bob brian
britt britta camilla carina carl carlos carmen carol caroline casper catherine cathrine cecilia cecilie charlotte
chloe chloé chris christian christina christine christoffer christopher claes claire clara claudia claus connie
cornelia dagmar dagny daniel daniela danielle david deborah diana diego dina dmitri dorte dorthe ebba edith edvard
eero einar eirik elena eli elias elif elin elina elisabet elisabeth elise eliza elizabeth ella ellen elliot elsa else
elvira emelie emil emilia emilie emily emma emmanuel eric erica erik erika erling ernst ester eva fadi fanny fatima fatma
felicia felix filip fiona frederik frederikke fredrik freja fritz frida gabriel gabriella geir george georg gerd gert
gitte giulia göran grete gro gudrun gunhild gunilla gunnar gunvor gustaf gustav hamid hamza hanna hannah hanne hans harald
harriet harry hassan hedda hedvig heidi helen helena helene helge helle henning henriette henrik henry herman hilde
hilma hugo hussein håkan håkon håvard ian ibrahim ida idris ines ingeborg ingemar inger ingmar ingrid ingvar irene iris
irina isaac isabel isabella isabelle ismail iván ivar jack jacob jakob james jamal jan jana jane janne jarl jasmine
jason javier jean jeanette jenna jennifer jenny jens jeppe jesper jessica jill jim joakim joan joanna joel johan johanna
johannes john johnny jonas jonathan jørgen jörgen jorunn josé josef josefin josefine joseph josephine juan judith julia
julian julie justin kaisa kaj kalle karen kari karim karin karina karl karoline kasper katarina kate katherine kathrine katja
katrin katrine keith kenneth kent kerstin kevin khalid kim kirsten kirsti kjell kjersti klara klas klaus knud knut
kristian kristin kristina kristine kristoffer laila lars lasse laura laurits lea leif leila lena lene lennart leo leon
lillian lilly lina linda line linn linnea linnéa lisa lisbeth lise liv lone lotta lotte louis louise lovisa lucas lucia
lucy ludvig luis lukas lukasz luna lydia mads magda magdalena magne magnus mahmoud maja malene malin marcel marco marcus
mareike margareta margaret margit margrethe maria mariam mariana marianne marie mariell marina mario marit markus marta
martha martin martina mary mathias mathilde matilda mats matteo matthew mattias matthias max maxim mehmet melissa merete
mette mia michael michelle mika mikael mike mikkel mimmi mina miriam mogens mohamed mohammad mohammed moa mona monica
monika morten moses muhammad mustafa nadia naomi natalia natalie natasha nathalie neil nicholas nick nicklas niclas
nicolai nicole niels nikita niklas nikola nikolai nils nina noah noor nora nour odd olaf olav ole oleg olga oliver
olivia olof omar oscar oskar othilia otto ove owen pablo palle pamela patricia patrick patrik paul paula pauline pedro
peder pekka pelle peer per pernilla pernille peter petra petter philip pia pierre poul preben rachel radu ragna ragnar
ragnhild rahim rana randi rasmus raymond rebecca rebecka reidar renate richard rikke rita robert robin roger roland
rolf ronja rosa roy ruben rune rut ruth ryan sabina sabrina said salma sam samantha samir samuel sandra sanna sara sarah
saga sean sebastian selma senad sergej sigrid sigurd signe sigve silje silvia simon simone sindre siri sissel siv sofia
sofie solveig sonia sonja sophia sophie søren sören stefan steffen stein steinar stella sten stephanie stephen steve
steven stian stina stine sture susan susann susanna susanne suzanne svante svein sven svend sverre sylvia synne søs
tage tanja tariq teodor teresa terje tess thea theo theodor therese thomas thor thora thorbjørn tim timo tina tine tobias
tom tomas tomasz tommy tone tor torben tord tore torgeir torgny torill tormod torsten tove trine trond troels trude
trygve tuva tyra ulf ulla ulrica ulrik ulrika ulrike ursula urban valentina vanessa vegard vera veronica veronika
victor victoria vidar vigdis viggo viktor viktoria vilhelm ville vilma vincent viola vivian vladimir walter wenche werner
wilhelm wilma yasmin yngve ylva yosef yousef youssef yusuf yvonne charlie freddie georgia sophie logan mason ethan jake josh joshua matt greg jeff ken ron eddie tony danny jimmy billy bobby kenny terry barry gary larry harold arthur albert stanley ronald donald kevin craig stuart graham keith nigel trevor clive derek dave pete phil rick rob ted todd scott shaun shane kyle dylan connor liam noel conor niamh siobhan aoife ciara orla eileen maureen sheila janet joyce doreen brenda sally molly polly holly kelly katie kayla kim kirsty lucinda lynn megan natasha nicola paige philippa priya raj ravi sanjay anil arjun deepak rahul neha pooja wei ming yuki hiroshi kenji chen li xin mei jing hassan fatemeh reza farid leyla samira yara nour amina khadija zainab bilal tahir imran nadia haddad unni ulla marcus rune terje kalle nisse lasse bosse janne micke steffe jocke tobbe danne ludde fredde johnny ronny conny sonny benny tommy bertil sixten folke åke ivar sivert eskil melker elis alvar algot vidar tyra majken märta svea signe astrid greta ingvor gunvor sonja barbro gunnel solveig birgit monika zahra zara zlatan åge åke åsa åse åshild öjvind østen
gerald gwen geoff geoffrey hugh nancy marjorie moira morag fergus angus alasdair alistair callum hamish ewan euan rhys gareth owain bronwen cerys dilys gladys edna enid ethel doris dorothy mildred winifred agatha beatrice bernard cedric cyril desmond edmund edwin ernest eugene gilbert gregory harvey howard humphrey jerome jeremy kirk leonard leslie lionel malcolm marvin maurice melvin morris neville norman percy quentin ralph reginald rodney rupert russell sidney theodore wesley zachary abigail amelia annabel arabella audrey bethany bridget caitlin clarissa deirdre eleanor elsie esme ffion fleur freya geraldine gillian glenda gloria gretchen gwyneth hermione imogen isobel jacqueline jocelyn juliet kathleen kathryn lorraine lynne mabel maisie marcia marian meera melanie millie minnie miranda muriel myrtle norma penelope phyllis rosalind rosie rowena roxanne saskia shirley sian sinead stacey tabitha tamara tessa thelma theresa tilly tracey trudy valerie vivienne wendy yvette zoe aidan alan alec andre archie brendan brett byron clifford clint cody colin corey curtis damian damien darren darryl declan denis dennis derrick dexter dominic douglas duncan dwayne elijah elliott emmett ezra gavin glen glenn graeme isaiah ivor jared jarvis jasper jermaine joey julius kelvin kieran lawrence lewis luke luther marlon martyn nathan nathaniel nicky oswald otis padraig ramon randall randy ricardo ricky riley ronan rory rufus sergio seth shawn sheldon sid simeon solomon stewart terence terrence timothy travis tyler tyrone vernon wayne winston xavier zach amit anand arun ashok divya gita harpreet jaspreet kavita lakshmi manoj meena mohan nikhil nisha parveen pradeep prakash rajesh rakesh ramesh rashid rohit ruchi sandeep sangeeta shilpa shreya sunil sunita suresh vijay vikram vinod amara chidi chioma emeka femi folake ifeoma kemi kofi kwame ngozi nkechi segun tunde yetunde
`;

const known = new Set<string>();

/** @returns whether a word is a common given name, whatever its case. */
export function isGivenName(word: string): boolean {
  if (known.size === 0) for (const name of names.split(/\s+/)) if (name !== '') known.add(name);
  return known.has(word.toLowerCase()) || word.split('-').every((part) => known.has(part.toLowerCase()));
}
