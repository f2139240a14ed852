/** Words that say nothing about a subject, in English and Korean. Mood words are among them: tone is heard elsewhere. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a about after again all already also always am an and another any anymore anyone anything are arent around as at away back
  be because been before being best better both but by can cant cannot come could couldnt did didnt do does doesnt doing dont
  done each either else even ever every everything exactly few for from get gets getting give go goes going gonna good got had
  has hasnt have havent having he hello her here hey hi him his how however i id if ill im in instead into is isnt it its itself
  ive just keep keeps kind know last less let lets like little lot made make makes many may maybe me might mine more most much
  must my myself need needs never new no nobody not nothing now of off oh ok okay on once one only or other our out over own
  please pretty probably put quite rather really right same say says see seem seems should shouldnt since so some somehow someone
  something sometimes sort still such sure take tell than thank thanks that thats the their them then there theres these they
  thing things think this those though through to today together tomorrow too totally tried try trying two until up us use used
  very via want wants was wasnt way we well were weve what whats when where whether which while who whole why will with without
  wont would wouldnt yeah yes yet you your youre yours u ur pls plz ive been hes shes
  help advice quick question frustrated annoyed anxious worried confused stressed guys feel feeling
  그냥 그리고 그래서 그런데 근데 그럼 그게 그거 그건 이거 이게 이건 저는 제가 나는 내가 우리 저희 너무 정말 진짜 아직 아직도 지금 오늘 내일 어제
  이제 다시 계속 자꾸 항상 조금 많이 매우 아주 가장 어떻게 어떤 무엇 뭐가 뭐를 뭘 왜 언제 어디 누가 혹시 제발 빨리 안녕하세요 감사합니다
  도와주세요 알려주세요 해주세요 있나요 없나요 있어요 없어요 같아요 모르겠어요 하는데 했는데 되는데 하고 해서 하면 할까요 인가요 건가요
  해야 하나요 되나요 될까요 좋을까요 조언 질문 도움 것 수 때 좀 더 잘 안 못 게 걸`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** What follows a Korean noun or verb stem and can be cut, longest first. */
export const KOREAN_PARTICLES: readonly string[] =
  `에서는 으로는 이라는 이라고 까지는 부터는 에서도 한테는 습니다 했어요 했는데 하는데 해야할 해야 하려면 하려고 에서
으로 에게 한테 이랑 라는 라고 까지 부터 처럼 보다 마다 밖에 이나 들이 들은 들을 에는 하고 하는 하면 해서 했던 할지 할까 인데 네요 어요 아요
은 는 이 가 을 를 에 의 로 와 과 도 만 랑 들 요`.split(/\s+/);
