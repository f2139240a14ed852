/** Words by what they do in a conversation, English and Korean; stems and lists are kept lower-case. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ""));

/** Words that carry no fact: function words, greetings, thanks, sounds. */
export const EMPTY_WORDS: ReadonlySet<string> = words(
  `a about actually after again all almost also always am an and another any anybody anymore anyone anything anyway are aren't
  around as at away aww aw back be because been before being best better bit both btw but by bye can can't cannot cause 'cause
  'em certainly could couldn't couldve cuz definitely did didn't do does doesn't doing don't done each either else enough
  especially even ever every everybody everyone everything exactly few finally for from get gets getting give gives giving go
  goes going gonna gosh got gotta haha hahaha had hadn't has hasn't have haven't having he he's hello her here here's hers hey
  hi him himself his hmm how how's however i i'd i'll i'm i've if in indeed instead into is isn't it it'd it'll it's its itself
  just keep keeps keeping kind kinda kinds know knowing knows lately less let let's lets like little lol lot lots made make
  makes making many may maybe me mean means might mine more most much must my myself need needs never nope not nothing now of
  off often oh ok okay omg on once one ones only onto or other others our ours out over own part perhaps please plus possible
  pretty probably put quite rather real really right said same say saying says see seeing seem seems seen shall she she's should
  shouldn't since so some somebody somehow someone something sometimes soon sort still stuff such super sure take taken takes
  taking talk talking tell than thank thanks that that'll that's thats the their theirs them themselves then there there's these
  they they'd they'll they're they've thing things think thinking this those though through till to together too totally toward
  towards truly try trying ttyl cya u until up upon ur us used using usually very via wanna want wanted wants was wasn't way ways
  we we'd we'll we're we've well went were weren't what what's whatever when where where's whether which while whoa who who's
  whole whom whose why will with within without woah won't would wouldn't wow y'all ya yay yeah yep yes yet yikes you you'd
  you'll you're you've your yours yourself phew aha ah hmm absolutely agree agreed alright kudos congrats congratulations bravo
  cheers later`,
);

/** Words that carry little: praise, feeling, and what everybody says in between. */
export const LIGHT_WORDS: ReadonlySet<string> = words(
  `admirable adorable amazing appreciate appreciated awesome beautiful beautifully blast breathtaking brilliant bring brings
  care catch caring chance cheer come comes coming cool courageous crazy cute delighted effort enjoy enjoyable enjoying excellent
  excited exciting experience experiences fab fabulous fam fantastic far feel feeling feelings feels fellow felt fine forward fun
  funny glad good gorgeous grateful great hang happen happened happening happens happiness happy hear heard hearing heart help
  helped helpful helping helps high hope hopefully hoping hug hugs huge idea imagine important impressed impressive incredible
  incredibly insane inside inspirational inspire inspired inspires inspiring interesting joy joyful killing kindness last life
  look looked looking looks love loved lovely loves loving luck lucky magical marvellous marvelous matter meaningful memorable
  memories memory moment moments moving neat new next nice outstanding passion passionate perfect pic pics picture place pleased
  pleasure posted precious priceless proud remarkable remember rest rewarding rock rocks safe share shared sharing show showing
  shows sorry sound sounded sounds special spectacular splendid stay strong strongly stunning superb support supporting supportive
  surely surprised sweet talented thankful thought thoughts thrilled time top touching tough true truth unreal welcome wish
  wonderful wondering words work worth worthwhile`,
);

/** Words of praise and feeling that make a sentence about somebody else's doings phatic. */
export const PRAISE_WORDS: ReadonlySet<string> = words(
  `admirable adorable amazing awesome beautiful brilliant congrats congratulations cool courageous cute excellent exciting
  fabulous fantastic fun glad gorgeous grateful great happy helpful impressed impressive incredible inspirational inspiring
  interesting kudos lovely lucky magical marvellous marvelous meaningful memorable neat nice outstanding passion perfect precious
  priceless proud remarkable rewarding special spectacular stunning superb supportive sweet talented thankful thrilled
  touching wonderful yummy delicious relaxing refreshing fulfilling powerful important thoughtful strong brave`,
);

/** Words that open a reply without telling anything, cut from the front of a sentence. */
export const LEADS: readonly string[] =
  `wow whoa woah yeah yep yup oh ah aww aw hey hi hello haha hahaha lol omg well so thanks okay ok cool awesome great nice
  sure totally absolutely definitely exactly agreed true right congrats btw fyi plus actually honestly anyway
  와 우와 아 오 네 예 응 음 그쵸 그렇죠 맞아요 안녕하세요 안녕 감사합니다 고마워요 고마워 ㅋㅋ ㅋㅋㅋ ㅎㅎ ㅎㅎㅎ`.split(
    /\s+/,
  );

export const FIRST_PERSON: ReadonlySet<string> = words(
  `i i'm i've i'd i'll my me mine myself we we're we've we'd we'll our ours us
  저 저는 제가 제 저희 저희는 저희가 나 나는 난 내가 내 우리 우리는 우리가`,
);

export const SECOND_PERSON: ReadonlySet<string> = words(
  `you you're you've you'd you'll your yours yourself y'all ya u ur 당신 너 너는 네가 너희`,
);

export const NEGATIONS: ReadonlySet<string> = words(
  `not no never none nobody nothing neither nor without don't doesn't didn't can't cannot couldn't won't wouldn't isn't aren't
  wasn't weren't haven't hasn't hadn't shouldn't stopped quit failed 안 못 아니 아니요 아니라 없이 없어 없어요 없습니다 않아요 않습니다`,
);

/** Stems of decisions, commitments and plans. */
export const DECISIONS: ReadonlySet<string> = words(
  `decid decision agree chose choos chosen pick plan will i'll we'll gonna let's deadline due promis commit must should need goal
  want appli join start began begin sign book schedul bought buy sold sell mov quit hir launch deploy ship merg releas switch
  migrat adopt rememb remind instead because reason
  결정 하기로 예정 계획 약속 마감 합의 선택 정했 할게 할게요 하겠습니다 시작 목표`,
);

/** Past forms without -ed: something happened. */
export const EVENTS: ReadonlySet<string> = words(
  `went got bought saw met took made found won lost gave told sold built wrote read ran began left became came had did spent
  broke chose drove fell felt flew grew heard held kept knew led paid sent taught thought wore 했어요 했습니다 갔어요 갔습니다 샀어요 만났어요
  봤어요 받았어요 끝냈어요 시작했어요 배포했어요`,
);

/** Stems of what somebody likes, dislikes or is. */
export const PREFERENCES: ReadonlySet<string> = words(
  `love lov like lik prefer hate hat dislik favorit favourit fave enjoy allergic vegan afraid scar fan obsess always usually never
  좋아 좋아해 좋아해요 좋아합니다 싫어 싫어해요 싫어합니다 선호 선호해요 선호합니다`,
);

/** Stems that place something in time. */
export const TIME_WORDS: ReadonlySet<string> = words(
  `yesterday today tonight tomorrow ago week weekend month year morn even night day hour minut monday tuesday wednesday thursday
  friday saturday sunday mon tue wed thu fri sat sun januari februari march april june juli august septemb octob novemb decemb
  jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn fall winter christma easter thanksgiv birthday
  anniversari annual daily weekly twice
  어제 오늘 내일 모레 그제 지난주 이번주 다음주 지난달 이번달 다음달 작년 올해 내년 월요일 화요일 수요일 목요일 금요일 토요일 일요일
  아침 점심 저녁 주말 생일 매일 매주 매년`,
);

export const NUMBER_WORDS: ReadonlySet<string> = words(
  `two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty hundred thousand million billion
  first second third fourth fifth half twice thrice couple several
  하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 첫 두 세 네 백 천 만 억`,
);

/** Korean words that carry no fact, after their particles are cut. */
export const EMPTY_KOREAN: ReadonlySet<string> = words(
  `그냥 그리고 그래서 그런데 근데 그럼 그러면 그게 그거 그건 그것 이거 이게 이건 이것 저거 저게 너무 정말 진짜 아직 지금 이제 다시 계속 자꾸 항상
  조금 많이 매우 아주 가장 어떻게 어떤 무엇 뭐 뭐가 뭘 왜 어디 누가 혹시 제발 빨리 안녕하세요 안녕 감사 감사합니다 감사해요 고마워 고마워요
  고맙습니다 네 예 응 음 아 와 우와 오 그래 그래요 그렇군요 그렇죠 그쵸 맞아 맞아요 맞습니다 좋아요 좋네요 좋겠네요 좋습니다 대단해요 대단하네요 멋져요 멋지네요
  멋있어요 훌륭해요 최고예요 최고네요 축하 축하해요 축하합니다 화이팅 파이팅 힘내 힘내세요 수고하세요 수고하셨습니다 다행이네요 다행이에요 재밌네요 재미있네요
  기대돼요 반가워요 반갑습니다 있어 있어요 있습니다 있는 있는데 같아요 같습니다 같은 하는 하는데 했어요 했습니다 해요 합니다 되는데 돼요 됩니다 하고 해서 하면 것 거
  수 때 좀 더 잘 그 이 저 제 제가 저는 나 나는 내 내가 우리 저희 또 다 도 및 등 ㅋㅋ ㅋㅋㅋ ㅎㅎ ㅎㅎㅎ ㅠㅠ 이런 저런 그런`,
);

/** What follows a Korean noun or verb stem and can be cut, longest first. */
export const KOREAN_PARTICLES: readonly string[] =
  `입니다만 이었습니다 였습니다 했습니다 하겠습니다 합니다 입니다 습니다 이에요 에서는 에서도 으로는 이라는 이라고 까지는 부터는 한테는 했어요 했는데 하는데
  하려고 하기로 해야 예요 에서 으로 에게 한테 이랑 라는 라고 까지 부터 처럼 보다 마다 밖에 이나 들이 들은 들을 에는 하고 하는 하면 해서 했던 할지 인데 네요 어요 아요 해요
  은 는 이 가 을 를 에 의 로 와 과 도 만 랑 들 요`.split(/\s+/);

/** After these a full stop ends no sentence. */
export const ABBREVIATIONS: ReadonlySet<string> = words(
  "mr mrs ms dr prof sr jr st vs etc e.g i.e eg ie no fig approx inc ltd co dept est cf al a.m p.m u.s",
);
