/** Korean particles and endings that hang on a word, longest first. */
export const ENDING_CATALOG: readonly string[] =
  "하였습니다 했습니다 합니다 하였음 입니다 이라는 에서의 으로의 으로써 으로서 하면서 하거나 하시는 하신 하는 해본 해온 했던 하여 하고 하며 하기 했음 해서 되는 된 할 한 함 에서 에게 으로 이나 이며 에는 까지 부터 처럼 보다 이고 만의 과의 와의 로서 로써 라는 은 는 이 가 을 를 의 에 로 과 와 도 만 나 및"
    .split(" ")
    .sort((one, other) => other.length - one.length);

/** Stems that say nothing of what is asked: words of every job, every CV and every sentence. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    "the and for with from that this our your you are have has had will can all any able into not but per via who was were been being their they them its out off over under about across within other others such than then when where while which what more most very well also etc " +
    "an of in to on or as at by is be it we us my me he she his her do " +
    "experi abil strong knowledg understand familiar skill excellent good great solid proven deep hands-on track record backgrou requir prefer must nice plus bonus ideal ideally expect need demonst demonstrat year month minimum least work job role team posit candida candidat person compan use us using similar relat relevan equival includ includin respons responsi " +
    "경험 능력 이해 보유 가능 필요 우대 지식 분 자 이상 업무 관련 대한 있는 있으신 있으면 있 통한 위한 기반 수 등 및 또는 혹은 역량 필수 능숙 숙련 우수 활용 사용 년 개월 회사 팀 담당 수행 저 제 본인 것 좋 많 다양 없 그 이 더"
  ).split(" "),
);

/** A line that says what was not done or is not known. */
export const DENIED_LINE =
  /\b(?:never|no experience|don[’']t know|cannot|can[’']t|not looking for|hold no|have no|have not|haven[’']t)\b|줄 모르|모릅니다|해 본 적(?:은|이)? 없|(?:경험|접속해 본 적|써 본 적)(?:은|이)? 없|못 해/iu;

/** Forms of verbs that no ending tells. */
export const IRREGULAR_FORMS: ReadonlyMap<string, string> = new Map(
  "wrote write,written write,built build,led lead,ran run,taught teach,gave give,made make,drew draw,spoke speak,spoken speak,sold sell,bought buy,found find,kept keep,held hold,grew grow,dealt deal,took take,brought bring,chose choose,drove drive,began begin,sent send,told tell,thought think,understood understand"
    .split(",")
    .map((pair) => pair.split(" "))
    .map(([form = "", base = ""]) => [form, base] as const),
);
