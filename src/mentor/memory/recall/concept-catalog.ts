/**
 * Everyday and working life in concepts: what people call by many names when they come back to it. A question says
 * "pets", the turn said "greyhound"; a question says "직업", the turn said "간호사".
 */
export const CONCEPTS: Readonly<Record<string, string>> = {
  pet: "pet animal dog puppy cat kitten kitty hamster rabbit bunny parrot bird fish turtle tortoise guinea pig lizard snake gecko horse pony breed leash vet paw fur shelter greyhound retriever labrador poodle terrier beagle bulldog shepherd husky corgi 강아지 개 고양이 반려견 반려묘 유기견 동물 햄스터 토끼 새",
  wildlife:
    "animal wildlife bear deer fox wolf moose eagle owl whale dolphin butterfly insect bee frog elephant lion tiger monkey zoo safari nature 벌 곰 사슴 고래",
  family:
    "family relative parent mother father sister brother sibling son daughter child uncle aunt cousin niece nephew grandmother grandfather grandchild grandparent husband wife spouse twin household in-law stepfather stepmother 가족 엄마 아빠 부모 부모님 어머니 아버지 동생 언니 오빠 누나 형 아들 딸 아이 할머니 할아버지 남편 아내 조카 이모 삼촌 사촌",
  sibling: "sibling sister brother twin 동생 언니 오빠 누나 형 남동생 여동생",
  parents: "parent mother father 부모 부모님 엄마 아빠 어머니 아버지",
  child:
    "child baby son daughter boy girl toddler teenager infant newborn kindergarten 아이 아기 아들 딸 자녀 첫째 둘째 막내 태명",
  birth:
    "birth born baby pregnant pregnancy deliver due expecting arrive newborn midwife cradle arrived 출산 임신 태어나 태어났 예정일 딸 아기 제왕절개",
  partner:
    "partner husband wife spouse boyfriend girlfriend fiance date dating relationship couple love crush romantic romance together 남편 아내 남자친구 여자친구 애인 연애 만나는",
  wedding:
    "marriage marry wedding engaged engagement proposal propose bride groom ring honeymoon anniversary spouse vow 결혼 결혼식 반지 신혼 약혼 청혼 주례 축사",
  separation: "divorce separate separation breakup split ex leave heartbreak single 이혼 이별 헤어",
  friend:
    "friend buddy pal friendship companion mate neighbor acquaintance roommate flatmate 친구 이웃 룸메이트 동료",
  death:
    "death funeral loss lose grief grieve mourn pass memorial grave late bereavement 죽 죽음 돌아가 세상 장례 잃",
  job: "job work career employ employer employment position role profession occupation office company business hire boss manager colleague coworker engineer developer teacher nurse doctor lawyer designer accountant writer artist chef waiter waitress driver pilot banker analyst consultant salary internship intern residency 직업 일 직장 회사 개발자 간호사 의사 교사 변호사 요리사 소방관 번역 상담사 취업 근무",
  leavejob:
    "quit resign notice lay layoff fire unemployed retire leave dismiss lose sack severance payoff 퇴사 그만두 그만 해고 은퇴 사직 이직",
  newjob:
    "join hire offer start position recruit recruiter headhunter interview apply application promote promotion accept 입사 합격 붙었 제안 스카우트 헤드헌터 면접 지원",
  business:
    "business startup company store cafe bakery restaurant boutique studio found founder entrepreneur launch open opening brand customer client owner lease 사업 창업 가게 서점 식당 카페 개업 매출 흑자 적자 손님 단골",
  money:
    "money cost price pay budget loan debt lend borrow owe fund savings salary invest investment bank rent afford expensive cheap dollar euro grand thousand income fee donation donate tip settle repay interest 돈 가격 비용 대출 빚 연봉 월급 투자 만원 원 손해 예산",
  education:
    "study school college university degree class course lesson student teacher professor graduate graduation exam thesis diploma certificate certification scholarship major academic education training learn workshop seminar pupil 공부 학교 대학 대학원 수업 과목 시험 논문 졸업 학위 전공 강의 자격증 교육 성적 스터디",
  book: "book novel read reading author story poem poetry literature biography fiction library chapter series memoir comic bookstore publish 책 시집 소설 독서 서점 도서관 시 읽 그림책 작가",
  writing:
    "write writer writing journal blog article poem story essay script screenplay author publish draft diary column 글 쓰 일기 블로그 작가 원고",
  music:
    "music song sing singer band concert album instrument guitar piano violin cello drum drums flute clarinet saxophone trumpet ukulele bass choir orchestra melody tune perform jazz rock opera composer compose play classical lyric festival 음악 노래 악기 피아노 기타 바이올린 공연 합창 밴드",
  instrument:
    "instrument guitar piano violin cello drum drums flute clarinet saxophone trumpet ukulele bass accordion keyboard 악기 피아노 기타 바이올린 첼로 드럼",
  art: "art paint painting draw drawing sketch sculpture pottery clay ceramic craft canvas watercolor gallery exhibition artist portrait mural photography museum creative carve 그림 미술 도자기 공방 전시 화가 사진 예술",
  craft:
    "craft knit crochet sew woodwork carpentry carve pottery embroidery quilt handmade diy build origami jewelry candle scarf 뜨 뜨개 공예 도자기 목공 만들",
  movie:
    "film movie cinema watch show series episode actor actress director documentary comedy drama thriller theater television netflix scene 영화 드라마 배우 감독 시리즈",
  game: "game play gaming video console board chess card puzzle tournament xbox playstation nintendo rpg player esports strategy 게임 대본 체스 보드게임",
  sport:
    "sport run running jog marathon race climb climbing boulder hike swim swimming soccer football basketball tennis golf baseball volleyball hockey ski skiing snowboard surf surfing skate skateboard bike cycling cycle yoga gym workout exercise fitness train training team match coach athletic athlete boxing martial dance sail sailing regatta competition medal 운동 달리기 마라톤 수영 축구 농구 야구 테니스 등산 자전거 요가 헬스 접영 자유형 완주",
  running: "run running jog marathon race kilometer half sprint 달리기 마라톤 뛰 완주 하프",
  fitness:
    "exercise fitness workout gym yoga pilates run stretch weight healthy shape active 운동 헬스 요가 건강",
  dance: "dance dancer ballet tango salsa foxtrot hiphop choreography studio ballroom 춤 댄스 발레",
  outdoors:
    "outdoor hike camp camping tent trail mountain forest lake river beach park nature campfire woods waterfall canyon national stargazing kayak fishing picnic 등산 캠핑 산 숲 호수 바다 오름 한강 공원",
  travel:
    "travel trip visit vacation journey tour abroad country city flight fly airport hotel passport sightsee roadtrip cruise explore destination beach island tourist getaway weekend backpack 여행 휴가 출장 비행기 바다 호텔 관광",
  country:
    "country nation abroad overseas foreign england london france paris germany berlin italy rome spain barcelona madrid portugal lisbon porto canada toronto mexico brazil chile argentina japan tokyo china korea seoul india australia sydney ireland dublin scotland sweden norway oslo denmark copenhagen finland iceland greece turkey egypt morocco kenya ghana thailand vietnam netherlands amsterdam switzerland austria vienna poland europe asia africa america usa 나라 외국 해외 한국 일본 중국 미국 프랑스 독일 제주 제주도 서울 부산",
  home: "home house apartment room move rent live address neighborhood balcony garden kitchen roof floor landlord mortgage cottage studio flatmate lease settle relocate street 집 이사 방 원룸 아파트 월세 동네 살",
  move: "move relocate leave settle transfer immigrate relocation moved neighborhood 이사 옮 옮겼 이주 내려",
  renovation:
    "renovate renovation repair fix build paint plumber electrician leak furniture restore restoration shelf counter install 공사 수리 고치 칠",
  food: "food eat meal dish cook cooking recipe bake baking bread cake cookie pie pasta pizza soup salad chicken beef fish seafood rice cheese chocolate dessert breakfast lunch dinner snack restaurant cuisine vegan vegetarian taste delicious sandwich fruit vegetable tart roll bun honey egg noodle sushi taco curry spicy sweet ice cream 음식 요리 밥 빵 회 죽 고기 과일 귤 사과 커피 먹 조림 식당",
  baking:
    "bake baking bread cake cookie pie dough oven flour pastry croissant roll bun tart muffin cupcake brownie gingerbread sourdough 빵 굽 케이크 쿠키",
  drink:
    "drink coffee tea wine beer juice water smoothie cocktail espresso latte champagne 커피 차 술 맥주 와인",
  health:
    "health sick hospital doctor surgery operation injury injure hurt pain disease illness diagnosis diagnose medicine medication treatment therapy patient heart cancer diabetes stroke fever flu cold break bone fracture ankle knee back shoulder wrist hip allergy allergic asthma clinic physiotherapy recover symptom chickenpox alzheimer ligament sprain checkup weight condition 건강 병원 수술 허리 감기 약 아프 아파 의사 병 다치 독감 통증",
  injury:
    "injury injure hurt accident sprain fracture break broken torn tear wound fall fell cast ligament ankle wrist knee collarbone concussion 부상 다치 사고 골절",
  mental:
    "mental stress stressed anxiety anxious depression depressed therapy therapist counseling counselor burnout overwhelm lonely panic mindfulness meditation meditate cope coping support self-care relax wellbeing trauma grief 스트레스 불안 우울 상담 번아웃 외로 악몽 힘들 치료 심리",
  joy: "happy joy excited proud glad delight thrill fun enjoy love wonderful fulfilling thankful grateful relief 기쁘 행복 신나 좋아 뿌듯",
  sad: "sad cry tear upset disappointed devastated gutted heartbroken sorry miss lonely grief hurt 슬프 슬퍼 울 속상 그립 아쉽",
  fear: "fear afraid scared scary terrified terrify nervous worry worried anxious frighten dread phobia panic nightmare 무서 겁 두려 떨려 떨리 걱정 불안",
  anger:
    "angry anger mad furious annoyed frustrated frustrate fight argue argument conflict complain shout scold blame 화 짜증 싸우 나무라 갈등",
  celebrate:
    "celebrate celebration party birthday anniversary christmas holiday festival toast champagne surprise gift invite guest event thanksgiving halloween easter 축하 생일 파티 기념 선물 크리스마스 명절",
  gift: "gift give present surprise receive souvenir keepsake necklace bouquet 선물 주셨 받았",
  win: "win winner prize award medal trophy champion first place victory competition contest tournament achievement honor 상 우승 메달 수상 대회",
  achievement:
    "achieve achievement success succeed accomplish finish complete pass milestone proud graduate promotion award 성공 해냈 합격 완주 달성 성과 결과",
  goal: "goal plan dream hope aim aspire aspiration future intend intention want wish ambition target someday resolution 목표 계획 꿈 희망 예정 하려",
  decide: "decide decision choose choice pick settle agree opt resolve 결정 선택 정했 정하 하기로",
  reason:
    "reason because why cause motivate motivation inspire inspiration inspired influence 이유 계기 때문 동기 원인",
  hobby:
    "hobby interest pastime leisure spare free activity passion enjoy fun collect relax unwind paint read garden gardening hike fish knit dance play photography cook music sport 취미 여가 활동 관심",
  vehicle:
    "vehicle car truck motorcycle motorbike scooter bicycle drive van bus tram train boat ship sailboat plane engine tire license 차 자동차 오토바이 자전거 버스 지하철 배 운전",
  boat: "boat ship sail sailing sailboat vessel yacht kayak canoe harbor hull keel regatta 배 요트 항구",
  weather:
    "weather rain snow storm sun sunny cold hot wind flood wet cloud temperature hurricane 비 눈 장마 날씨 태풍 더위 추위",
  season: "spring summer autumn winter season 봄 여름 가을 겨울",
  plant:
    "plant flower garden gardening tree rose tulip sunflower seed grow herb vegetable fig lily bloom 꽃 나무 정원 식물 농사",
  clothes:
    "clothes clothing wear dress shirt shoe jacket hat coat sweater scarf fashion outfit jeans boots uniform costume 옷 모자 신발 털모자 양말",
  technology:
    "computer laptop phone app software code program programming website internet tablet device robot camera tool digital online 컴퓨터 노트북 앱 코드 프로그램",
  programming:
    "code coding programming language go golang ruby python java javascript typescript kotlin rust php react backend frontend fullstack developer engineer framework library editor neovim vim git commit branch merge review pull request refactor test bug deploy release 코드 개발 프로그래밍 리액트 코틀린 타입스크립트 자바 파이썬 프론트엔드 백엔드 풀스택 배포 테스트 버그",
  database:
    "database postgres postgresql mysql redis sql mongodb cache index query transaction lock storage 데이터베이스 디비 트랜잭션 락",
  incident:
    "incident outage bug error failure crash downtime page alarm alert oncall production broke rollback memory problem fault mistake wrong 장애 오류 버그 에러 롤백 실수 문제 피해",
  performance:
    "performance slow fast speed quick seconds minutes profile profiling optimize latency faster cache 성능 속도 느리 빠르 줄었",
  meeting:
    "meeting one-to-one retrospective standup sync call interview talk presentation present speech conference meetup audience stage 회의 발표 회고 미팅 면담",
  boss: "boss lead leader manager supervisor chief director head cto ceo founder team 팀장 팀장님 상사 대표 리더",
  colleague:
    "colleague coworker teammate senior junior team peer buddy newcomer mentor 동료 팀원 후배 선배 막내 신입",
  document: "document report page record note write documentation paper review list 문서 보고서 기록",
  law: "law lawyer legal court judge hearing contract letter police crime attorney case custody 변호사 법 판사 계약",
  community:
    "community group club neighborhood member support meeting join activist activism church organization 모임 동호회 공동체 지역",
  faith:
    "church faith religion religious god pray prayer spiritual bible temple mosque belief 교회 기도 종교 절 성당",
  name: "name call nickname named title brand 이름 제목 별명 태명 부르",
  age: "age old year birthday young teenage adult turn 나이 살 생일",
  number: "number amount count total quantity 몇 개수 수량 권 명",
  color:
    "color blue green red yellow purple pink orange black white grey gray brown 색 색깔 노란색 파란색 빨간색 초록색",
  wood: "wood wooden timber oak ash pine walnut lumber forest carpenter 나무 목재",
  media:
    "news newspaper paper radio podcast television interview article magazine show programme broadcast journalist viral post blog channel video vlog youtube 신문 방송 뉴스 기사 라디오",
  social: "instagram facebook twitter social media post follower online share viral platform 인스타 페이스북",
  learn:
    "learn study practice lesson teach taught teacher tutor train training course understand pick skill improve 배우 배워 가르쳐 익히 연습 공부",
  teach:
    "teach teacher tutor instruct coach mentor class lesson pupil student guide 가르쳐 가르치 강사 선생님",
  help: "help support assist aid advice advise encourage guidance recommend recommendation suggest suggestion tip 도움 돕 조언 추천 충고",
  advice: "advice advise recommend suggest suggestion tip counsel guidance said should 조언 추천 제안 충고",
  attend:
    "attend go visit event join participate take part festival concert exhibition meetup 참석 참가 참여 다녀",
  event:
    "event festival concert exhibition meetup party race show ceremony gathering fair fundraiser 행사 개업식 결혼식 축제 공연",
  problem:
    "problem trouble issue challenge difficult difficulty struggle setback obstacle hard tough delay stuck 문제 어려움 힘들 고민 어려 장애",
  change: "change transform transition switch adjust different become evolve 변화 바뀌 바꾸 달라",
  begin: "begin start take launch found join new first open 시작 처음 개업 열었",
  end: "end finish stop quit close complete closing over last final 끝 마지막 마치 그만",
  buy: "buy bought purchase order shop pay sell sale 사 샀 구매 팔 팔았 주문",
  sell: "sell sold sale customer market trade auction buy 팔 팔았 판매",
  morning: "morning dawn early wake sunrise breakfast 아침 새벽",
  night: "night evening late midnight dark sleep insomnia bed dream tired 밤 저녁 야근 잠 자",
  tired:
    "tired exhausted exhaustion sleep sleepy fatigue rest energy low drained burnout 피곤 피로 지쳐 쉬 잠",
  disaster:
    "flood fire storm leak damage destroy loss ruin wet hurricane earthquake 홍수 장마 피해 젖 손해 불",
  science:
    "science research experiment scientist lab physics biology chemistry astronomy space study 과학 연구 실험",
  photo: "photo picture image camera photography photographer snapshot selfie shot 사진",
  inspire: "inspire inspiration motivate motivation encourage influence role model spark 영감 영향",
  symbol: "symbol represent mean meaning stand signify reminder remind symbolize significance 의미 상징 뜻",
  grandparent: "grandmother grandfather grandparent 할머니 할아버지",
  prefer: "prefer preference favorite like love enjoy best rather fan dislike hate 좋아 선호 싫어",
  nature: "sunset sunrise ocean sea wave sky star moon landscape view scenery 노을 바다 하늘 별 파도",
  toy: "toy doll stuffed lego kite puzzle dinosaur 장난감 인형 공룡 연",
  memory: "memory remember remind nostalgia childhood reminisce forget recall 추억 기억",
  delay: "delay postpone late push back behind wait hold 늦 미루 지연",
  financial: "money financial savings expense fund aside income pay cost afford 돈 재정 저축",
  selfemployed:
    "self-employed freelance freelancer independent own business startup founder contractor 프리랜서 자영업 창업",
  sportsevent:
    "race marathon half tournament competition match championship regatta 10k 5k triathlon kilometer game medal finish 대회 마라톤 완주",
  allergy: "allergy allergic intolerant nut nuts peanut almond gluten lactose dairy avoid 알레르기",
  product: "product line item sell introduce develop launch offer release merchandise 상품 제품",
  dispute: "dispute argument conflict refuse complain lawyer court contract pay claim 분쟁 다툼",
  resolve: "resolve solve settle fix sort pay solution end agree 해결 풀",
  speciality: "specialty speciality field major discipline branch focus area department 전공 분야",
  medicine:
    "doctor nurse medicine medical hospital clinic paediatrics pediatrics palliative surgeon midwife residency ward patient shift 의료 병동 의사 간호",
  perform: "perform performance play stage concert show recital audience act gig sing 공연 연주 무대",
  acquaint: "meet know introduce encounter date together seeing 만나 만난 소개 알게",
  flat: "apartment flat roommate flatmate share floor balcony lift rent room live 룸메이트 원룸 아파트",
  nationality:
    "nationality origin country native immigrant chilean french german italian spanish korean japanese chinese indian mexican american british swedish brazilian hometown roots 국적 출신 고향",
  generous: "generous give donate lend help share kind support volunteer invest 너그러 베풀",
  personality:
    "personality character trait person kind caring patient honest brave shy outgoing ambitious 성격 사람",
  refrigerate: "cold cool cooled refrigerate freeze frozen fridge chilled ice temperature warm 냉장 차가",
  newcomer: "newcomer new junior beginner novice trainee intern join buddy rookie freshman 신입 막내 새로",
  afternoon: "afternoon pm noon lunch evening 오후 점심",
  concentrate: "concentrate focus attention useless distracted productive deep work 집중",
  nightwake: "wake woke page alarm phone ring alert night asleep 깨 알람",
  total: "total sum amount count invoice figure number result 합계 총",
  raise: "raise increase salary pay more money bonus percent promotion 인상 올려 연봉",
  colleaguecode: "colleague merge request branch commit review rewrite change code pair 동료 코드 리뷰",
  visit: "visit come stay guest host drop travel trip 방문 놀러 다녀",
  vacation: "vacation holiday break leave trip getaway rest weekend off 휴가 방학 연차 여행",
  speech: "speech talk toast present presentation lecture keynote address audience 축사 발표 연설",
  growth: "improve progress develop grow better learn practice change advance level 늘 늘었 발전 성장 실력",
  reading: "read reading book novel story page chapter club author 읽 독서 책",
  sleep: "sleep asleep nap bed insomnia awake tired rest night dream 잠 자 수면",
  pottery: "pottery clay ceramic bowl mug pot kiln cup wheel 도자기 공방 컵",
  painting:
    "paint painting painter draw canvas watercolor brush portrait landscape mural easel 그림 물감 화가",
  camping: "camp camping tent campfire marshmallow campsite hike outdoors woods forest 캠핑 텐트",
  beach: "beach sea ocean sand wave surf coast shore swim island 바다 해변 파도",
  mountain: "mountain hike climb peak summit trail hill valley cliff 산 등산 오름 정상",
  cooking: "cook cooking recipe bake dish kitchen meal ingredient roast grill chef dinner 요리 굽 조리",
  dessert:
    "dessert cake pie cookie ice cream chocolate sweet tart pudding brownie cupcake frosting 디저트 케이크",
  garden: "garden plant flower grow seed vegetable tomato herb soil bloom 정원 꽃 심",
  birthday: "birthday party cake turn age celebrate candle 생일",
  ceremony: "wedding ceremony graduation funeral marriage reception anniversary 식 결혼식 졸업식",
  accident: "accident crash hit fall injure injury broke car damage insurance 사고",
  repair: "repair fix restore mend maintain broken engine restoration mechanic 수리 고치",
  car: "car drive vehicle road engine garage mechanic auto truck wheel license 차 자동차 운전",
  neighborhood: "neighborhood neighbor street community local area block town 동네 이웃",
  remote: "remote home online virtual zoom call video 원격 온라인 줌",
  invest: "invest investor investment stock share fund put stake partner percent 투자 지분",
  fail: "fail failure reject rejection setback lose lost miss mistake bankrupt 실패 떨어 불합격 탈락",
  succeed: "pass succeed success win achieve accept got place promoted 합격 성공 붙었",
  prohibit: "prohibit ban forbid forbidden stop rule allow 금지 규칙",
  rule: "rule policy decision agree must law guideline 규칙 정책 원칙",
  choir: "choir sing singer song voice vocal chorus soprano alto 합창 노래",
  pick: "pick choose choice select decide option prefer 선택 고르",
  hometown: "hometown home country born grew raised roots origin native 고향 출신 태어나",
  farewell: "farewell goodbye leave leaving quit last parting depart 작별 떠나 마지막 퇴사",
  firsttime: "first ever new begin start debut initial 처음 첫",
  hire: "hire employ employee staff recruit assistant team member join 고용 채용 뽑",
  supervise: "lead leader manage manager supervise boss head responsible charge 팀장 이끌 관리",
  fire: "fire firefighter rescue brigade emergency burn smoke 소방 소방관 구조 불",
  funny: "funny laugh joke hilarious comedy silly humor amusing 웃 농담 재미",
  surprise: "surprise shock unexpected suddenly disguise sudden wow 놀라 깜짝 갑자기",
  dialect: "language speak fluent accent word lesson app translate 언어 말",
  language:
    "language spanish french english german italian portuguese japanese korean chinese hindi translate translator translation 언어 번역 영어 한국어",
};

/** The concepts of a word, by the word's stem. */
export interface ConceptIndex {
  readonly count: number;
  /** Numbers of the concepts that a stem stands for. */
  of(stem: string): readonly number[];
}

/** @param stemOf how words are brought together, the same as for passages */
export function indexConcepts(stemOf: (word: string) => string): ConceptIndex {
  const byStem = new Map<string, number[]>();
  const entries = Object.entries(CONCEPTS);
  for (const [number, [name, words]] of entries.entries())
    for (const word of new Set([name, ...words.split(" ")].map(stemOf))) {
      const known = byStem.get(word);
      if (known === undefined) byStem.set(word, [number]);
      else known.push(number);
    }
  const none: readonly number[] = [];
  return { count: entries.length, of: (stem) => byStem.get(stem) ?? none };
}
