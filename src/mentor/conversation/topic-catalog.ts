/** Words that carry no subject of their own: function words, fillers, mood and chat words, in English and Korean. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above actually after again against all almost already also always am an and another any anybody anyone anything
  anyway are aren't around as ask asked asking at away back bad basically be because been before being below best better
  between big bit both but by call called came can can't cannot come comes could couldn't day days did didn't different do
  does doesn't doing don't done down during each either else end enough especially even ever every everybody everyone
  everything exactly far feel feeling feels few find fine first fix for frankly from fucking full further gave get gets
  getting give given gives go goes going gone gonna good got gotten great guess guy guys had hadn't half happen happened
  happening hard has hasn't have haven't having he hello help her here hers herself hey hi him himself his honestly hope
  how however i i'd i'll i'm i've idea idk if i'd in instead into is isn't it it's its itself just keep keeps kind kinda
  knew know known knows last lately later least left less let let's lets like likely little ll lol long longer look looking
  looks lot lots made make makes making many matter may maybe me mean means might mine minute minutes month months more
  most mostly much must my myself nah need needed needs never new next nice no nobody none nope nor not nothing now of off
  oh ok okay old on once one ones only onto or other others our ours ourselves out over own part people perhaps please
  pretty probably put question quick quickly quite rather re really recently right said same saw say saying says second see
  seem seems seen several shall she should shouldn't simply since so some somebody somehow someone something sometimes soon
  sorry sort start started starting still stop stuff such suddenly super sure take taken takes taking talk tell tells than
  thank thanks that that's the their theirs them themselves then there there's these they they're thing things think
  thinking this those though thought through thus till time times to today together told tomorrow tonight too took totally
  toward tried tries true try trying turn two uh um under understand unless until up upon us use used useful uses using
  usually ve very wanna want wanted wants was wasn't way ways we we're we've week weeks well went were weren't what what's
  whatever when where whether which while who whole whose why will wish with within without won't work worked working works
  worth would wouldn't wow wrong yeah year years yep yes yesterday yet you you're your yours yourself
  frustrated frustrating annoyed annoying angry anxious worried worry afraid scared nervous confused confusing curious
  calm urgent asap stuck advice problem problems issue issues thinking wondering need help ideas feeling tired
  그냥 그리고 그래서 그런데 근데 그럼 그게 그거 그건 이거 이게 이건 저는 제가 나는 내가 우리 저희 너무 정말 진짜 아직 아직도 지금 오늘
  내일 어제 이제 다시 계속 자꾸 항상 조금 많이 매우 아주 가장 먼저 나중 때문 경우 정도 부분 생각 느낌 사람 어떻게 어떤 무엇 뭐가 뭐를
  언제 어디 누가 혹시 제발 빨리 급해요 안녕하세요 감사합니다 도와주세요 알려주세요 해주세요 있나요 없나요 있어요 없어요 같아요 모르겠어요
  하는데 했는데 되는데 안되는데 하고 해서 하면 할까요 인가요 건가요 문제 조언 질문 도움 고민 상황`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Particles and endings that follow a Korean noun, longest first. */
export const KOREAN_ENDINGS: readonly string[] = [
  "에서는",
  "으로는",
  "에게서",
  "이라는",
  "이라고",
  "까지는",
  "부터는",
  "에서도",
  "한테는",
  "에서",
  "으로",
  "에게",
  "한테",
  "이랑",
  "라는",
  "라고",
  "까지",
  "부터",
  "처럼",
  "보다",
  "마다",
  "조차",
  "밖에",
  "이나",
  "들이",
  "들은",
  "들을",
  "에는",
  "와의",
  "과의",
  "은",
  "는",
  "이",
  "가",
  "을",
  "를",
  "에",
  "의",
  "로",
  "와",
  "과",
  "도",
  "만",
  "랑",
  "들",
];
