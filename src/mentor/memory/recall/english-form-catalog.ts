/** Irregular English forms and Porter's suffixes. */

/** base: its forms */
const IRREGULAR = `
arise: arose arisen; awake: awoke awoken; bear: bore borne; beat: beaten; become: became; begin: began begun; bend: bent;
bind: bound; bite: bit bitten; bleed: bled; blow: blew blown; break: broke broken; breed: bred; bring: brought; build: built;
burn: burnt; buy: bought; catch: caught; choose: chose chosen; cling: clung; creep: crept; deal: dealt; dig: dug;
draw: drew drawn; dream: dreamt; drink: drank drunk; drive: drove driven; eat: ate eaten; fall: fell fallen; feed: fed; feel: felt;
fight: fought; find: found; flee: fled; fling: flung; fly: flew flown; forbid: forbade forbidden; forget: forgot forgotten;
forgive: forgave forgiven; freeze: froze frozen; get: got gotten; give: gave given; grind: ground; grow: grew grown; hang: hung;
hear: heard; hide: hid hidden; hold: held; keep: kept; kneel: knelt; know: knew known; lay: laid; lead: led; lean: leant; leap: leapt;
learn: learnt; leave: left; lend: lent; light: lit; lose: lost; make: made; mean: meant; meet: met; pay: paid; prove: proven; ride: rode ridden;
ring: rang rung; rise: rose risen; run: ran; say: said; see: saw seen; seek: sought; sell: sold; send: sent; sew: sewn; shake: shook shaken;
shine: shone; shoot: shot; show: shown; shrink: shrank shrunk; sing: sang sung; sink: sank sunk; sit: sat; sleep: slept; slide: slid;
speak: spoke spoken; spend: spent; spill: spilt; spin: spun; spring: sprang sprung; stand: stood; steal: stole stolen; stick: stuck;
sting: stung; strike: struck; swear: swore sworn; sweep: swept; swell: swollen; swim: swam swum; swing: swung; take: took taken;
teach: taught; tear: tore torn; tell: told; think: thought; throw: threw thrown; understand: understood; wake: woke woken; wear: wore worn;
weave: wove woven; weep: wept; win: won; wind: wound; withdraw: withdrew withdrawn; write: wrote written; go: went gone; do: did done;
child: children kid kids; man: men; woman: women; foot: feet; tooth: teeth; mouse: mice; goose: geese; life: lives; wife: wives; leaf: leaves;
knife: knives; half: halves; shelf: shelves; wolf: wolves; person: people persons; photo: photos picture pictures pic pics photograph photographs;
mother: mom mum mommy mama mums moms; father: dad daddy papa dads; grandmother: grandma granny nana; grandfather: grandpa granddad;
television: tv telly; bicycle: bike bikes bicycles; movie: film films; apartment: flat flats; vacation: holiday holidays;
favorite: favourite favourites; color: colour colours; neighbor: neighbour neighbours; theater: theatre; center: centre; organize: organise;
realize: realise; practice: practise; marry: married marriage; die: died dying dead death; lie: lying; tie: tying; hike: hiking hikes hiked;
dinner: supper; physician: doctor doc; automobile: car cars; phone: telephone; exam: examination; gym: gymnasium; ad: advertisement; laboratory: lab;
mathematics: maths math; veterinarian: vet; restaurant: diner; shop: store stores; scared: afraid frightened; buy: purchase purchased;
begin: start started starts starting; gift: present presents gifts; sick: ill; city: town; big: large; job: occupation profession;
speak: spoke; company: firm; quit: resign resigned; journey: trip trips; fast: quick; happy: glad happier happiest`;

/** The form to stem instead of the one found. */
export const BASE_FORMS: ReadonlyMap<string, string> = new Map(
  IRREGULAR.split(";")
    .map((entry) => entry.trim().split(/:\s*/))
    .flatMap(([base = "", forms = ""]) => forms.split(/\s+/).map((form) => [form, base] as const)),
);

const pairs = (text: string) => new Map(text.split(" ").map((pair) => pair.split(">") as [string, string]));

/** Longest first, so that the first that fits is the right one. */
export const SUFFIXES_OF_STEP = {
  two: pairs(
    "ational>ate ization>ize iveness>ive fulness>ful ousness>ous tional>tion biliti>ble ation>ate alism>al aliti>al iviti>ive entli>ent ousli>ous enci>ence anci>ance izer>ize abli>able alli>al ator>ate eli>e",
  ),
  three: pairs("icate>ic ative> alize>al iciti>ic ical>ic ness> ful>"),
  four: "ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic ou".split(" "),
} as const;
