/** What a job can ask for beside skills: conditions of life, and ways to behave. */

/** Where, when and under which conditions somebody works; the span is the clause around it. */
export const LOGISTICAL: readonly RegExp[] = [
  /\bon[- ]site\b|\boffice[- ]based\b|\bin[- ]office\b|\bpresence (?:in|at|on)\b|\b(?:days?|weeks?|times?) (?:a|per|each|every) (?:week|month|quarter|year),? (?:in|at|on)\b|\bwe (?:all )?(?:meet|expect you) in\b|\b(?:in|at) (?:the|our) (?:[A-Z]\p{L}+ )?office (?:is|on|every|at least|\d)|\bin (?:the|our) [A-Z]\p{L}+ office\b|\bhybrid[^.;\n]{0,40}\bdays\b/iu,
  /(?<!시차 ?|자율 ?|동반 ?)출근(?!\s?(?:시간|도 가능))|상주|재택 ?(?:없|불가)|현장 ?근무|대면 ?근무|모여 ?(?:일|근무)|오프라인 ?근무/u,
  /\btravel(?:ling|s)?\b(?! (?:agency|app|booking|company|industry|domain|insurance|sector|tech|platform))|\bbusiness trips?\b|\brelocat(?:e|ion|ing)\b(?! (?:support|package|assistance|help|bonus|budget))|출장|지사 ?방문|순환 ?근무|파견(?! ?업체)|전근|이주/iu,
  /\bon[- ]call\b|\brota\b|\bshifts?\b(?=[- ](?:work|pattern|system|rota|model)|\s?[.,;)]|$)|\b(?:night|late|early|weekend|rotating) (?:shifts?|work|hours)\b|\bweekends\b|\bout[- ]of[- ]hours\b|\b(?:evening|night) (?:calls|work|hours)\b|당직|온콜|교대|야간 ?근무|주말 ?근무|비상 ?대기|야간 ?대응|오전 ?\d{1,2}시/iu,
  /\bvisa\b|\bwork (?:permit|authori[sz]ation)\b|\bright to work\b|\bauthori[sz]ed to work\b|\beligible to work\b|\bsponsorship\b|\b(?:citizenship|citizens?) (?:is |are )?(?:required|only|of)\b|비자|취업 ?자격|체류 ?자격|결격 ?사유|해외여행에 결격/iu,
  /\bdriv(?:ing|er['’]?s) licen[cs]e\b|운전 ?면허/iu,
  /군필|병역|(?:신용|범죄경력|신원) ?조회/u,
  /\b(?:start|join) (?:immediately|as soon as|by|on|in|from) (?:possible|(?:the )?\d|january|february|march|april|may|june|july|august|september|october|november|december)|\bimmediate(?:ly)? (?:start|availab\p{L}+)|\bnotice period\b|즉시 ?(?:입사|출근|근무)|입사 ?가능/iu,
  /\bfixed[- ]term\b|\b\d{1,2}[- ]month contract\b|기간제/iu,
  /\b(?:office|in person|face[- ]to[- ]face|lab|studio|campus)\b[^.;\n]{0,40}\b(?:days?|mandatory|attendance|compulsory)\b|\b(?:days?|weeks?|months?)\b[^.;\n]{0,30}\b(?:(?:in|at|from) (?:the|our) (?:\p{L}+ )?(?:office|lab|studio|campus|site)|in person)\b|\b(?:able|willing|prepared|ready|happy|expected|need|have|must) to (?:live|reside|relocate|move to|commute|be based|work (?:from|in|on)[- ](?:our|the|site|weekends?|nights?))\b|\b(?:must|should|to) (?:live|reside|be based|be located) (?:in|near|within)\b|\bcommut(?:e|ing|able)\b|\b(?:no|not) (?:fully )?remote\b|\bhours? (?:of )?overlap\b|\boverlap with\b|\b(?:once|twice|every|\p{L}+ times) (?:an? )?(?:week|month|quarter|year|few weeks)\b[^.;\n]{0,20}\b(?:we|team)\b[^.;\n]{0,15}\b(?:meet|gather|get together)\b|\bat (?:night|weekends?)\b|\bmove between\b/iu,
  /\bstand-?by\b|\bemergenc(?:y|ies)\b[^.;\n]{0,30}\b(?:available|calls?|hours)\b|\bavailab(?:le|ility)\b[^.;\n]{0,30}\b(?:from|immediately|weekends?|nights?|evenings?|to start)\b|\bstart(?:ing|s)? date\b|\bstart(?:s|ing)? (?:in|on|by|from) (?:\d|january|february|march|april|may|june|july|august|september|october|november|december)|\b(?:contract|position|role) (?:is |of |runs )?(?:for |limited to )?\d{1,2} months?\b|\bwork permit|\bresidence permit/iu,
  /주 ?\d ?(?:일|회)[^.\n]{0,12}(?:출근|사무실|오피스|대면)|(?:사무실|오피스)[^.\n]{0,16}(?:매주|매일|주 ?\d|월 ?\d|모두)|(?<!\p{L})거주(?:자|하|가능| 가능|지가)|통근|현장[^.\n]{0,8}(?:방문|설치|대응)[^.\n]{0,8}가능|야간[^.\n]{0,6}(?:작업|배포|대응|근무)|(?:주말|휴일)[^.\n]{0,6}(?:근무|작업|배포|대응|출근)|긴급[^.\n]{0,6}(?:호출|출동)|시차[^.\n]{0,10}(?:회의|협업)|(?:미국|유럽|해외|본사|현지)[^.\n]{0,6}시간대?(?:에|로|의)|(?:\d{1,2}월|즉시|바로)[^.\n]{0,10}(?:입사|합류|투입|근무)|계약직|\d+개월 ?계약|해외 ?(?:출장|근무|체류)|차량 ?소지|현장 ?방문|(?:비상|저녁|조기|새벽) ?근무|\d{1,2}월[^.\n]{0,12}부터|(?:월|화|수|목|금)요일[^.\n]{0,12}출근/u,
  // Here a capital tells a place.
  /\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|\d|[Ss]ome|[Mm]ost|a few) (?:days?|weeks?|mornings?|evenings?|afternoons?)\b[^.;\n]{0,30}\b(?:in|at|on|from) (?:the |our )?(?:\p{Lu}|office|site|lab|studio)|\b(?:based|located|sits|live|job is|role is|position is|post is) (?:in|at|near|out of) (?:our |the )?\p{Lu}\p{L}{2,}|\b(?:[Ll]ocation|[Pp]lace of work|[Ww]here)\s?:/u,
  /\b(?:late|early|saturday|sunday|evening|morning|night)s? (?:shifts?|deploy\p{L}*|releases?|work|duty|calls?|hours)\b|\b(?:evenings?|nights?|saturdays?|sundays?|bank holidays?) (?:when|during|before|after|if|a (?:month|year))\b|\bwork(?:ing)? hours\b|\bhours? (?:are|from|between)\b|\b(?:valid )?passport\b|\bclean driving\b|\bstart\s?:|\bpart[- ]time\b|\bin person\b|\bface to face\b|\bfield (?:work|visits?|trips?)\b|\b(?:customer|client|site) visits?\b/iu,
  /(?:매주|격주|매월|월 ?\d회|월 ?\d번|분기|연 ?\d|주 ?\d회)[^.\n]{0,18}(?:방문|모임|출장|대면|회의 참석|당번)|(?:방문|출장|지방|해외)[^.\n]{0,10}(?:있습니다|있어요|있음|가능|잦)|(?:토|일)요일|저녁 ?(?:배포|작업|회의)|(?:오전|오후|새벽) ?\d{1,2}시|풀타임|전일제|시간제|이주 가능|기숙사|통근 ?버스(?!.{0,4}제공)|(?:\p{Script=Hangul}{2,4})(?:으)?로 출퇴근/u,
];

/** Checks by law; of kind certificate, because somebody else confirms them. */
export const LEGAL_CHECK =
  /\bsecurity clearance\b|\bbackground (?:check|screening)\b|\bcriminal record\b|\bvetting\b|비밀취급/iu;

/** Ways to work with others and alone. */
export const BEHAVIOUR =
  /\b(?:mentor(?:ing|s)?|coach(?:ing|es)?|communicat(?:e|es|ion|ing|or)|collaborat(?:e|es|ion|ing|ive|ively)|team ?work|team[- ]player|teach(?:ing|es)?|ownership|self[- ](?:motivated|starter|directed|organi[sz]ed|driven)|proactive(?:ly)?|autonom(?:y|ous|ously)|independent(?:ly)?|problem[- ]solv(?:ing|er)|analytical (?:mind|skills|thinking)|attention to detail|present(?:ing|ations?) (?:to|skills?)|presentation skills|explain(?:ing)?|stakeholders?|leadership|curiosity|curious|eager(?:ness)? to learn|willing(?:ness)? to learn|empath(?:y|etic)|feedback|postmortems?|review(?:s|ing)? (?:of )?(?:the )?(?:designs?|code|others)|pair(?:ing)? (?:with|programming)|listen(?:ing)?|talk to \p{L}+|you write tests|adaptab\p{L}+|time management|organi[sz]ational skills|reliab(?:le|ly)|patien(?:t|ce)|humble|humility|facilitat(?:e|ion|ing)|negotiat(?:e|ion|ing)|document(?:s|ing)? (?:your|our|models|decisions|what)|public speaking|conference talks?|write clear(?:ly)?|clear writing|written communication)\b|커뮤니케이션|의사 ?소통|소통|협업|협력|팀워크|책임감|주도적|주도성|자기 ?주도|문제 ?해결|꼼꼼|적극적|성실|리더십|이끌|멘토|코칭|가르치|교육 ?경험|발표|설득|공유하|피드백|배우려|학습 ?의지|열정|끈기|유연한|설명하|합의하|코드 ?리뷰|보고서 ?작성|보고 ?능력|문서화|의견을 듣|경청|공감|호기심|습관|사용자를 (?:직접 )?만나|인터뷰하|끌어내|조율/iu;

/** A domain or a past rather than a skill. */
export const EXPERIENCE =
  /\b(?:track record|history|worked (?:in|at|for|on|with)|shipped|owned)\b|경력|이력|출시|(?:개발|대응|연동|도입|구축|설계|넣어 본|맡아 본) ?경험|분야/iu;

/** Says by itself that nothing is asked: equal chances, pay, data, how the process goes. */
export const NOTHING_ASKED =
  /equal[- ]opportunit|regardless of|without regard to|do(?:es)? not discriminate|all qualified applicants|(?:send|submit|attach) (?:us )?(?:your|an?)\b|look forward to|personal data|privacy (?:policy|notice)|\bsalary\b|\b(?:USD|EUR|GBP)\b|compensation|차별(?:하지|을 하지|없)|허위 ?(?:기재|사실)|전형(?:은|이|에서)|제출(?:해|하신|서류)|보내 ?주세요|적어 ?주세요|회신|연봉|보수:|지원서|면접|서류 (?:→|심사)/iu;

/** Past tense of a job or a field of business rather than a technology. */
export const DOMAIN =
  /\b(?:experience|background|worked|career|years?) (?:in|from|at|within) (?:an? |the )?\p{Ll}|\b(?:domain|industry|sector|background)\b|도메인|업계|업종|금융권|공공기관|분야 ?경력|산업/iu;

/** A closing word of the employer under a list of what is asked: it tells, it does not ask. */
export const TELLS =
  /^(?:we|our|us|the (?:team|company|salary|interview|process)|please|if (?:this|you think|that)|apply|there (?:is|are|will)|this (?:is|role|position)|it['’]?s? (?:is|not)|thanks?|questions?)\b|(?:드립니다|드려요|드릴게요|제공합니다|됩니다|돼요|바랍니다|주세요|하세요|입니다|이에요|예요)[.!]?$/iu;
