/**
 * Which English words are of one kind in what software people write to a mentor: bosses, money, fear, programming
 * languages, and what is off the subject: food, weather, pets. A class speaks where a situation has another word of it.
 * A word may be in several; its first class stands for it in pairs.
 */
const GROUPS: Readonly<Record<string, string>> = {
  boss: "boss bosses manager managers director directors chief vp ceo cto cio coo supervisor supervisors superior superiors management leadership executive executives exec execs board founder founders co-founder president headmaster headmistress dean commander principal higher-ups bigwig c-level owner vice partner committee",
  lead: "lead leads leader leaders teamlead tl em foreman captain",
  colleague:
    "colleague colleagues coworker coworkers co-worker co-workers teammate teammates peer peers guy guys bloke woman neighbour neighbor deskmate buddy counterpart workmate mate mates friend friends dude person somebody someone",
  engineer:
    "dev devs developer developers engineer engineers programmer programmers coder coders tester testers designer designers dba admin sysadmin ops analyst analysts scientist researcher technician consultant contractor contractors freelancer",
  team: "team teams squad squads group groups department departments crew tribe unit division staff organisation organization org guild floor office",
  junior:
    "junior juniors intern interns trainee trainees apprentice apprentices graduate graduates grad grads student students beginner beginners newbie noob mentee mentees novice rookie pupil pupils learner learners protege protégé youngster lad kid kids bootcamper internship apprenticeship school-leaver leavers career-changer",
  senior:
    "senior seniors veteran veterans expert experts guru gurus architect architects experienced staff wizard",
  customer:
    "customer customers client clients user users tenant tenants subscriber subscribers visitor visitors buyer buyers consumer consumers merchant patient patients citizen citizens account accounts",
  business:
    "product stakeholder stakeholders sales salesman salespeople marketing business pm po requirement requirements spec specs specification specifications roadmap scope feature features sponsor steering acceptance wish wishes wished legal sold promised promises promise vague unclear expectations mockup mockups figma whim backlog stories story demo demos idea ideas vision napkin committed agreed",
  recruiter: "recruiter recruiters headhunter headhunters hr hiring vacancies adverts advert talent",
  money:
    "salary salaries pay paid pays paying payment earn earns earned earning earnings wage wages paycheck paychecks compensation comp bonus bonuses equity stock stocks shares options rsu rsus payslip payroll income rate rates fee fees euro euros dollar dollars pound pounds francs inflation negotiate negotiating negotiation negotiations underpaid lowball lowballed band bands raise raises payrise rise money package vesting expensive cheap cheaper greedy worth budget cash sum figure quote percent market more",
  promotion:
    "promotion promotions promote promoted title titles ladder rank level levels leveling grade grades passed overlooked packet calibration band responsibilities",
  offer:
    "offer offers offered counteroffer counter-offer contract contracts sign signed signing position positions vacancy opening poach tempted tempting",
  quit: "quit quitting quits leave leaving leaves left resign resigning resigned resignation depart departure exit goodbye transfer transferring stay staying stayed notice employer employers job jobs loyalty loyal bridges grass greener elsewhere move moving join",
  layoff:
    "layoff layoffs laid redundancy redundancies redundant fired dismissed dismissal sacked severance cuts downsizing reorganisation reorg restructuring acquired acquisition merger",
  newjob:
    "joined joining join joiner onboarding onboarded newcomer newcomers hired hire hires probation probationary trial welcome badge introduced introduction induction orientation handbook begin began beginning start started starting acronyms abbreviations",
  ordinal:
    "first second third fourth fifth week weeks month monday tuesday wednesday thursday friday day days",
  interview:
    "interview interviews interviewer interviewers interviewing interviewed whiteboard leetcode round rounds onsite panel screening screen candidate candidates take-home takehome assessment assignment homework puzzle puzzles algorithm algorithms cv resume résumé applicant applicants apply applied applying application applications rejected rejection rejections ghosted hackerrank tree recursion behavioural behavioral marker",
  fear: "afraid scared scary terrified terrifying terrifies anxious anxiety nervous nervousness nerves fear fears fearing panic panicking panicked panicky dread dreading dreads worried worry worries worrying frightened frightening shaking shake shakes shaky trembling tremble sweating sweat sweats sweaty petrified freeze froze frozen freezes knot horror nightmare hands flustered stammer stutter blank",
  shame:
    "ashamed shame shameful embarrassed embarrassing embarrassment humiliated humiliating humiliation stupid dumb idiot idiotic silly incompetent blush clueless foolish fool ridiculous laugh laughed laughs laughing awkward weak small dumber",
  tired:
    "tired tiredness exhausted exhausting exhaustion drained worn spent empty emptied flat numb burnt burnout burned burning burn fatigue energy weary sapped depleted lifeless grey battery autopilot wreck broken collapse collapsed destroyed tiring",
  joy: "joy love loved fun enjoy enjoyed enjoying enthusiasm passion excited exciting happy happiness motivation motivated unmotivated interest interested spark pleasure lost bored boring care",
  sad: "cry crying cried cries tears sad sadness hopeless miserable unhappy depressed depressing joyless bitter cynical meaningless pointless sobbing lonely despair hurt hurts hurting grief",
  anger:
    "angry anger furious fury mad annoyed annoying irritated irritable irritating snap snapped snapping yell yelled yelling shout shouted shouting scream screams rage temper explode hostile frustrated frustrating frustration fed",
  guilt:
    "guilty guilt selfish betray betrayal ungrateful owe owed conscience sorry apologise apologize apology",
  sleep:
    "sleep sleeps sleeping slept sleepless asleep awake insomnia bed wake waking woke woken dream dreams dreamed nights",
  health:
    "doctor therapist psychologist sick sickness ill illness headache headaches stomach heart chest pulse physician medication migraine pain aches hospital breathe breathing body appetite",
  rest: "vacation vacations holiday holidays weekend weekends sunday sundays break breaks rest sabbatical relax relaxing recover recovery recovering switch",
  fake: "fraud frauds fake faking fakes impostor imposter imposters luck lucky deserve deserved deserves deserving belong belonging qualified unqualified worthy unworthy pretend pretending pretended bluff bluffing exposed unmasked undeserved fluke undeserving realise realize discover discovered notice mistake mistaken voice expert cv",
  compare:
    "smarter smart brilliant genius geniuses clever cleverer phd phds degree degrees self-taught selftaught bootcamp university universities inferior dumbest worse confident confidence doubt doubts doubting self-doubt insecure inadequate talented competent better superior average mediocre everyone else everybody others",
  praise:
    "praise praised praises praising compliment compliments award awards thank thanked thanks recognition appreciate appreciated appreciation applause applauded clapped congratulate congratulations",
  ask: "ask asking asked asks question questions help helped ping pinging pinged bother bothering interrupt interrupting message messaged messages dm disturb nuisance burden trouble admit reply replies answer answers answered channel slack shy dare courage hesitate guidance support raise speak forum unanswered",
  stuck:
    "stuck blocked blocker blockers lost unblocked struggling struggle struggles struggled spinning wheels circles nowhere alone myself",
  silent: "silent silence quiet nod nodded nodding pretend whisper yes",
  review:
    "review reviews reviewed reviewer reviewers reviewing pr prs mr mrs pull merge merges merged merging diff diffs comment comments commented commenting remark remarks nitpick nitpicks nitpicking nitpicky approve approved approves approver approving approval approvals lgtm rejected rejects reject requested changes change changeset branch nit nits suggestions contribution contributions maintainer look over",
  code: "code coding function functions class classes method methods module modules file files folder folders repo repos repository repositories codebase codebases lines line source script scripts commit commits",
  read: "read reading understand understanding understands find finding found navigate map maps trace tracing traced follow following overview unfamiliar unknown foreign structure layers layer grasp where locate entry begin jungle maze hidden calls",
  docs: "documentation docs documented undocumented document documents documenting doc wiki readme comments manual handbook",
  legacy:
    "legacy old older oldest ancient inherited inherit inheriting monolith monolithic spaghetti mess messy outdated deprecated untouched debt rewrite rewriting rewritten refactor refactoring refactored refactorings clean cleanup cleaning tidy untangle decades vintage unmaintained rotten dead obsolete prehistoric globals global jquery cobol fortran mainframe modernise modernize patching grown predecessor duplicate duplicated tangled maintained maintain maintenance maintainable unmaintainable touch touches dare dares",
  bug: "bug bugs bugged defect defects error errors exception exceptions crash crashes crashed crashing fails fail failed failing failure failures wrong null undefined nan segfault segmentation stacktrace reproduce reproducible fault faults glitch weird strange random randomly disappears disappear vanishes hangs freezes broken breaks broke break culprit cause caused incorrect corrupted missing empty twice sometimes intermittent intermittently nondeterministic race console",
  debug:
    "debug debugging debugger breakpoint breakpoints log logs logging print printed console dump tcpdump bisect reproduced hunting hunt chasing",
  pressure:
    "deadline deadlines tonight hour hours minutes minute midnight demo waiting waits waited watching watches watched stare stares staring clock noon breathing presentation launch immediately hurry asap shoulder urgent now today pinging calling phone go-live acceptance fair booth",
  outage:
    "outage outages down offline production prod incident incidents alert alerts alarm alarms alarmed pager paged page pages on-call oncall call 500s 502s unreachable breach breached leak leaked leaking hacked hacker attack attacked ransomware postmortem post-mortem blameless status disruption live duty rota runbook emergency failover unavailable ddos credential credentials key keys token password passwords certificate overcharged",
  loss: "deleted dropped wiped lost corrupted overwritten overwrote erased vanished backup backups restore restoring restored",
  deploy:
    "deploy deploying deployed deploys deployment deployments rollout rollouts roll rollback rolling rolled back go-live golive cutover migration migrations migrate migrating migrated upgrade upgrading upgraded canary blue-green flag flags staging downtime ship shipping release releases releasing released schema backfill backfilling switchover switching switch hotfix firmware irreversible reversible maintenance precautions precaution risk risky safe safely safest reverse undo convert",
  performance:
    "slow slower slowly slowness latency memory cpu ram timeout timeouts bottleneck bottlenecks profile profiling profiler seconds fast faster speed sluggish lag lags laggy stutter stutters stuttering crawl crawls crawling throughput response loads loading load leak heap garbage query queries index indexes optimise optimize optimisation optimization stall swap fps frame frames freezes quick quicker runs forever ages spike spikes peak",
  test: "test tests testing tested tester coverage unit integration e2e end-to-end flaky flakiness mock mocks mocking mocked suite suites tdd qa regression regressions red green assert asserts assertion pipeline ci selenium cypress playwright snapshot snapshots automated manually checks",
  language:
    "rust go golang python java kotlin swift c# csharp c++ typescript javascript js ruby perl php scala haskell elixir erlang clojure julia cobol delphi dart lua fortran objective-c vba matlab lisp ocaml f# swiftui pascal zig prolog language languages sql bash",
  learn:
    "learn learning learned learnt syntax idiom idioms idiomatic tutorial tutorials book books course courses compiler borrow borrowing borrow-checker ownership lifetimes pointers pointer generics types typing typed fluent exercise exercises practise practice practising study studying functional traits monads beginner productive pick",
  technology:
    "react vue svelte angular postgres postgresql mysql mongo mongodb oracle kafka rabbitmq kubernetes k8s nomad docker aws azure gcp terraform pulumi ansible django rails spring flutter graphql rest grpc nosql framework frameworks library libraries stack vendor vendors tool tools tooling platform cms saas serverless microservice microservices redis elasticsearch snowflake spark dbt wordpress drupal firebase supabase sqlite nginx broker database databases jenkins gitlab github next laravel monorepo zephyr freertos licence license open-source provider",
  choose:
    "choose choosing chose choice pick picking decide deciding decided decision versus vs or compare comparing comparison evaluate evaluating evaluation criteria shortlist adopt adopting adoption recommend recommendation alternatives option options pros cons weigh weighing suitable overkill bet standardise hype fashionable mature between",
  estimate:
    "estimate estimates estimated estimating estimation estimations long days weeks points forecast forecasts commit commitment guess guesses guessing sprint schedule timeline timeframe eta date dates underestimate underestimated optimistic buffer padding velocity person-days man-days quarter milestone deadline takes took take finished done ready poker tender plan planned planning quote late delay slip overrun",
  ai: "ai chatgpt gpt copilot llm llms cursor claude gemini chatbot bot bots assistant assistants agent agents prompt prompts prompting generated generates generate hallucinate hallucinates hallucinated hallucinations robot robots machine machines model models artificial intelligence vibe autocomplete codex automation paste pastes pasted replaced replace",
  design:
    "design designing designs designed architecture architectures architectural scale scaling scalable scalability million millions billion sharding shard replication partition partitioning balancer queue queues cache caching cached diagram diagrams boxes arrows distributed consistency availability trade-off trade-offs tradeoffs servers capacity draw drawing sketch sketching blueprint big-picture",
  present:
    "write writing written wrote proposal proposals rfc slides slide presentation presentations presenting present presented talk talks conference audience explain explaining explanation article articles blog speech stage concept paper report summary pitch convince convincing persuade meetup keynote rehearse memo text texts adr sentences paragraph workshop deck speak speaking speaker draft essay lecture",
  side: "side hobby hobbies evenings evening spare own app apps game games prototype startup indie launch launching launched portfolio unfinished abandoned abandon half-finished homelab weekends publish published idea finish finished finishing started repo drawer midnight monetise",
  focus:
    "procrastinate procrastinating procrastination distracted distraction distractions distracting concentrate concentrating concentration focus focused focusing scroll scrolling postpone postponed postponing putting avoid avoiding avoided tabs tab youtube video videos reddit twitter instagram tiktok news discipline habit habits lazy attention tidying tidied cleaning notifications dull deep flow adhd opened phone polishing instead pomodoro",
  overload:
    "overloaded overwhelmed swamped drowning urgent priority priorities prioritise prioritize prioritising task tasks ticket tickets list plate juggling request requests interruptions interruption interrupted everything everyone todo to-do backlog pile piles piling p1 critical simultaneously parallel overtime workload capacity understaffed bandwidth squeezed firefighting",
  conflict:
    "argue argues arguing argument arguments fight fights fighting fought quarrel quarrels quarrelling insult insults insulting rude behind credit steal steals stole blame blames blamed blaming ignore ignores ignored ignoring undermine undermines undermining gossip rumours hostile contradict contradicts contradicted bully bullied bullying sarcastic passive-aggressive mocks mocked dispute disagree disagrees disagreement clash tension feud enemy enemies rival excludes excluded hates hate sighs rolls bickering grudge toxic condescending patronising disrespectful badmouths sabotages",
  feedback:
    "feedback criticise criticize criticising criticism critical honest honestly conversation underperforming underperforms performance behaviour behavior tone sloppy careless improve hint hints hinted address addressed appraisal unpleasant difficult directly gently kindly tactful lateness hygiene constructive 360 tell telling raise",
  mentor:
    "mentor mentors mentoring mentored teach teaches teaching taught explain explained coach coaching guide guiding guided supervise supervising train trained training pairing pair accompany grow independent onboarding educate tutor",
  leading:
    "manage managing managed manages delegate delegating delegation one-on-one one-on-ones 1:1 1:1s 1on1 1on1s report reports responsibility responsible authority respect leading led charge motivate motivating morale decisions reporting appointed",
  career:
    "career careers future path paths direction directions generalist specialist specialise specialize specialising freelance freelancing self-employed master decade retire retirement pension profession track management field crossroads reinvent plateau certification certifications switch years",
  years: "years year decade decades age forty fifty thirty twenty sixty ago",
  shorttime: "minute minutes hour hours tonight morning afternoon evening noon tomorrow today",
  meeting:
    "meeting meetings standup standups daily retro retrospective call calls sync town-hall planning refinement workshop invite calendar agenda",
  company:
    "company companies firm firms employer employers startup startups corporation agency bank shop enterprise business consultancy place",
  comm: "said says say told tells tell spoke mail mails email emails wrote write phone called",
  ui: "page pages button buttons screen screens form login checkout website site dashboard click clicks keyboard image menu",
  data: "data rows row table tables column columns record records sql dataset value values list array loop variable string",
  food: "eat eating food recipe recipes cook cooking cooked bake baking baked cake cakes soup bread rice cheese wine beer coffee tea dinner lunch breakfast restaurant meal meals dish sugar salt egg eggs meat beef pork steak sausage fish seafood vegetables vegetable fruit fruits potato potatoes tomato tomatoes beans nuts pasta pizza sauce oven kitchen boil fry flour dough butter milk cream chocolate sourdough chicken salmon avocado calories protein sandwich salad curry grill pan onion mushrooms lentil lentils jam pesto mojito roast borscht yoghurt yogurt garlic",
  weather:
    "weather rain rainy raining snow snowing sunny sunshine forecast temperature degrees warm hot cold cool wind winds storm humidity climate cloudy fog tropical",
  sport:
    "football soccer basketball tennis hockey baseball rugby handball golf league champion championship championships olympics marathon player players goal scored scores gym run running swim swimming yoga stretches stretching workout tournament cup finals cycling ski skiing chess",
  animal:
    "cat cats dog dogs puppy puppies kitten horse horses bird birds hamster rabbit rabbits pet pets cow cows pig cheetah hedgehog animal animals penguin penguins elephant whale",
  travel:
    "flight flights hotel hotels travel travelling trip visa passport airport train trains bus taxi beach beaches countries city cities tour luggage tickets abroad island lake tourist sightseeing metro subway destination road drive",
  body: "knee back tooth teeth skin nose throat fever cough flu cold pill pills aspirin ibuprofen antibiotics vaccine vaccination vitamin vitamins iron blood allergy pregnant diet dose symptoms bones bone legs muscle weight hair dandruff doctor",
  family:
    "wife husband boyfriend girlfriend mother father mum mom dad grandma grandpa grandmother son daughter baby toddler brother sister aunt uncle cousin mother-in-law father-in-law wedding anniversary birthday christmas gift present parents landlord flatmate roommate nephew marriage date divorce",
  house:
    "sofa carpet wall paint furniture washing dishwasher dishes fridge freezer heating radiator shower bathroom toilet drain lamp garden gardening lawn moss grass tree trees plant plants roses rose tulip tulips flower flowers flat rent mortgage mattress curtain kettle limescale stain stains laundry detergent knife candle wax",
  car: "car cars tyre tyres tire tires motorbike motorcycle bike bicycle driving licence parking petrol fuel garage vehicle diesel gas",
  culture:
    "film films movie movies series song songs music musical band composer sonata guitar violin piano singer actor actress novel poem poems poetry haiku joke jokes painter painting symphony opera concert album lyrics podcast podcasts theatre museum author",
  knowledge:
    "capital planet planets moon river mountain history war king president population invented discovered chemical formula square root plural synonym pronounce translate translation spelling meaning phrase french german italian spanish japanese euro currency convert fahrenheit celsius miles inches litres kilometres kilometers meters gallon percent equation volcano rainbow universe horoscope",
  device:
    "phone smartphone laptop printer router wifi wi-fi bluetooth headphones monitor camera television tv battery charger windows macos iphone android mac ipad excel word outlook gmail powerpoint browser chrome firefox safari pdf font screenshot spreadsheet usb",
  law: "tax taxes deduct deduction vat law laws statutory insurance inheritance fine compulsory rights deposit gpl lgpl licensing mit apache copyright warranty guarantee",
  howto:
    "command commands shortcut flag flags port ports regex regexp default defaults convert install syntax option setting settings parameter parameters acronym abbreviation stands stand difference format hexadecimal binary ascii utf-8 git docker npm pip apt grep chmod cron crontab css html div json csv xml yaml curl ssh linux ubuntu debian vim vscode intellij tag keyword operator attribute",
  smalltalk: "hello hi hey bye lol hiii bored entertain joke alarm timer remind name",
  number:
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen eighteen twenty thirty forty fifty hundred thousand dozen half",
  mine: "my mine our ours",
  theirs: "his her their someone's somebody's else's colleague's teammate's junior's",
  nobody: "nobody none no-one no never nothing nowhere",
};

/** Word → its classes, in capitals, so that none is taken for a word. */
export const WORD_CLASSES: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>();
  for (const [name, words] of Object.entries(GROUPS)) {
    for (const word of words.split(" ")) found.set(word, [...(found.get(word) ?? []), name.toUpperCase()]);
  }
  return found;
})();
