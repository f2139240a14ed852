/** Where a value stops in running text, and what is none. */

/** Words that begin something else behind a value. */
export const ENGLISH_STOPS =
  / (?:and|but|so|because|since|which|that|who|whose|where|when|while|though|although|as|if|until|till|after|before|from|now|any ?more|any longer|these days|at the moment|currently|lately|right now|today|yesterday|tomorrow|tonight|btw|by the way|too|again|instead|already|still|yet|later|soon|last|next|this|in the (?:evenings?|mornings?|afternoons?|weekends?)|in (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)|on (?:mon|tues?|wednes|thurs|fri|satur|sun)days?|on (?:weekends?|weekdays)|every|for (?:the (?:last|past)|now|a (?:while|few|year|month|week)|(?:\d+|two|three|four|five|six|ten|many|some) (?:years?|months?|weeks?|days?)|everything|work|my|our|almost|over|about)|at (?:work|home|the moment|least)|with (?:the|my|a|an|[A-Z]\p{L}+)|starting|effective|as of|over|rather than|lol|haha|hehe|please|thanks|unfortunately|sadly|finally|weeks? ago|\w+ (?:days?|weeks?|months?|years?) ago|not|i|i['’]m|we|is|was|are|were|has|have|had|will|would|to be|to get)(?= |$)|["“”]/iu;

/** Values that point at something instead of saying it, or that mean something else behind these verbs. */
export const NO_VALUE =
  /^(?:mrs?|ms|miss|it|its|this|that|these|those|them|they|him|her|you|your|me|us|one|ones|some|something|someone|somebody|anything|anyone|nothing|everything|everyone|everybody|all|any|each|both|either|more|most|many|much|lot|lots|what|whatever|which|who|whom|how|why|where|when|there|here|not|no|so|too|very|well|same|other|another|such|else|bit|few|couple|ever|never|just|only|like|is|was|are|were|been|being|be|do|does|did|done|of|by|up|off|out|for|if|because|than|then|now|today|tomorrow|yesterday|way|thing|things|stuff|people|person|guy|guys|kind|sort|fun|free|hours?|days?|weeks?|months?|years?|minutes?|haha|hehe|lol|time|times|point|part|work|home|night|least|last|first|end|i|we|he|she)$/i;

const NO_PLACE =
  /^(?:area|society|valley|town|city|village|country|world|house|apartment|flat|dorm|suburbs?|countryside|mountains?|woods|forest|desert|neighbou?rhood|rural|state|province|building|basement|middle|north|south|east|west|center|centre|fear|peace|hope|denial|hell|heaven|the|a|an|my|your|his|her|our|their|this|that|it|constant|misery|poverty|sin|harmony|interesting|different|other|same|such|debt|pain|pieces|here|there|it|parallel|another|one|two|some|any|new|old|[a-z]*ing|bed|ignorance|luxury|isolation|person|prod|production|staging|main|master|v?\d.*)\b/i;
const NO_ORG =
  /(?:\b(?:building|plaza|mall|office|desk|table|airport|station|gate|party|counter)$)|^(?:the (?:moment|same|end|time|expense|best|worst|other|most|least|beginning|weekend|night|beach|day|first|last|top|bottom|ground|gym|doctor|computer|office|back)|the|a|an|my|your|his|her|our|their|this|that|it|home|night|all|least|first|last|once|work|school|least|free|fun|lunch|lunchtime|dinner|breakfast|noon|midnight|dawn|peanuts|exposure|tips|money|me|you|us|them|him|some|someone|something|people|least|least|[a-z]*ing|both|life|now|hours?|everyone|anyone|those|these|what|which|zero|(?:one|two|three|four|five|six|seven|eight|nine|ten|many|several)(?: \w+)? (?:years?|months?|weeks?|days?)|one|two|three|\d.*)\b/i;
const NO_NAME =
  /^(?:batman|superman|spider-?man|santa|god|jesus|satan|zorro|yoda|voldemort|gandalf|sherlock|google|siri|alexa|chatgpt|copilot|claude|the|a|an|my|your|his|her|our|their|this|that|it|not|no|so|very|too|really|always|never|still|also|just|being|going|getting|making|trying|asking|telling|also|now|what|why|how|when|where|who|if|in|on|at|to|of|for|from|with|by|as|like|[a-z]+ing|[a-z]+ed|[a-z]+ly|awesome|great|amazing|nice|dead|best|worst|here|there|back|out|away|off|such|only|more|less|better|worse|sick|crazy|right|wrong|sure|happy|sad|mad|asleep|busy|late|cool|cute|beautiful|pregnant|ill|fine|good|bad|old|new|ok|okay|gone|into|about|super|pretty|quite|one|someone|something|usually)\b/i;

export const REFUSED: Readonly<Record<string, RegExp>> = { place: NO_PLACE, org: NO_ORG, name: NO_NAME };

/** Korean words in front of a value that are no part of it: who, when, how. */
export const KOREAN_LEADS =
  /^(?:하|저|나|난|전|제|내|우리|저희|저는|나는|제가|내가|우리는|우리도|저희는|저희가|우리가|저도|나도|그리고|그런데|근데|그래서|하지만|아|네|음|어|오|참|드디어|결국|이제|이제는|이젠|지금|지금은|현재|현재는|요즘|요즘은|요새|최근|최근에|얼마|예전|그냥|다시|아직|아직도|여전히|원래|계속|오늘|오늘부터|어제|내일|그제|지난주|지난주에|지난달|지난달에|지난해|작년|작년에|올해|올해부터|이번|다음|주말|주말에|주말마다|주말엔|저녁|저녁마다|아침|아침마다|밤마다|매일|매주|회사|회사에서|회사에서는|집에서|집에서는|집|학교|팀|팀에서는|사실|솔직히|일단|혼자|혼자서|같이|함께|차근차근|한번|제대로|천천히|열심히|틈틈이|꾸준히|둘이|가족이랑|가족과|아내랑|아내와|남편이랑|남편과|이사|완전|주로|보통|거의|대부분|너무|정말|진짜|더|안|못|잘|좀|조금|많이|한|그|이|[\d한두세네]+ ?(?:년|개월|달|주)째|저기|여기|거기|만|벌써|방금|막|무려|또|곧|모두|아닌|아니라|실제로|태어나|그가|에디터는|에디터로|db는|ci는)$/iu;

/** Korean words that are no value. */
export const NO_KOREAN_VALUE =
  /^(?:돌아|걸어|뛰어|날아|찾아|따라|몰려|떠돌아|데리고|들고|그가|그들이|그녀가|이것|그것|왜|법|방법|걸|용어|식당가|사회|지역|그 지역|이 지역|도시|동네|근처|이상|더 이상|위해|계곡|언덕|오래|그렇게|생활|공간|시골 지역|다른 사람|신입|경력|인턴|정규직|계약직|프리랜서|남|이름|상태|전철|지하철|버스|아니|아닌|없|있|누군가|것|거|게|걸|건|그것|이것|저것|그거|이거|저거|뭐|무엇|누구|어디|언제|왜|어떻게|여기|거기|저기|그곳|이곳|곳|데|때|중|후|뒤|전|안|밖|위|아래|앞|옆|사이|동안|정도|만큼|수|줄|적|분|명|개|번|일|말|사람|사람들|우리|저희|나|저|너|그|이|저|그녀|당신|자기|모두|다|전부|하나|둘|셋|많이|조금|잘|못|안|더|덜|또|다시|같이|함께|혼자|직접|그냥|진짜|정말|아주|너무|매우|세상|세계|인생|삶|집|회사|학교|직장|시골|서로|현실|과거|미래|상상|마음|꿈|여자|남자|아이|애|친구|생각|문제|방법|이유|상황|경우|시간|돈|현장|밤|낮|처음|마지막|이번|다음|하루|행복|아파트|단지|시대|나라|대한민국|한국|지구)$/u;

/** Korean words that make no name of what stands before them. */
export const NO_KOREAN_END =
  /(?:^|\s)(?:이곳|그곳|저곳|여기|거기|사회|세계|세상|현실|환경|상황|산업|분야|업계|떠|돌아|걸어|뛰어|따라|[가-힣]*쪽|원룸집?|속|하나|전|뒤로?|후로?|[옆윗아랫뒷]집|지하실?|국가|도시|지역|언덕|궤도|곳|사람들|팬들)에?$/u;

/** Where people in Korea say they work, of which none is a company: cities, their districts, countries, and no place of one's own. */
export const KOREAN_REGION =
  /^(?:서울|부산|대구|인천|광주|대전|울산|세종|제주|수원|성남|용인|고양|창원|청주|전주|천안|안양|안산|화성|평택|포항|김해|구미|원주|춘천|강릉|여수|순천|목포|판교|분당|일산|동탄|송도|강남|강북|역삼|선릉|삼성동|서초|잠실|송파|성수|여의도|마포|홍대|상암|구로|가산|을지로|종로|광화문|한국|국내|해외|외국|미국|일본|중국|독일|영국|프랑스|캐나다|호주|싱가포르|베트남|대만|인도|네덜란드|아일랜드|스위스|베를린|런던|파리|도쿄|뉴욕|실리콘밸리|시애틀|집|카페|사무실|재택|거기|여기|현장)(?:특별시|광역시|시|도|구|역)?(?: 쪽| 근처| 시내)?$/u;
