/** English words that say nothing about a subject. */
export const ENGLISH_FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a about above after again against ah all almost already also although always am among an and another any anybody anyone anything are arent
around as ask asked at away back be because been before being below between both but by came can cannot cant come comes coming could couldnt
did didnt do does doesnt doing done dont down during each either else enough etc even ever every everybody everyone everything far few first
for from get gets getting give given go goes going gonna good got great ha had hadnt happen happened has hasnt have havent having he hell her here hers
herself hes hey hi him himself his how hows however i id if ill im in instead into is isnt it its itself ive just keep kind know known last
lately least let lets like likely little ll long lot lots m made make makes making many may maybe me might mine more most much must my myself need never
new next no nobody none nope nor not nothing now of off oh ok okay on once one ones only onto or other others our ours out over own per perhaps
please possible pretty probably put quite rather re really right s said same saw say says see seem seems seen shall she shes should shouldnt since so
some somebody someone something sometimes somewhere soon still such sure t take taken takes tell than thank thanks that thats the their theirs
them themselves then there theres these they theyre theyve thing things think this those though through thus time times to together too toward tried true try
two type types under until up upon us use used using usually ve very via wait want wanted was wasnt way we well went were werent weve what whatever whats
when where wheres whether which while who whom whos whose why will with within without wont would wouldnt wow yeah year yep yes yet you youd
youll your youre yours yourself youve told telling talked mention mentioned remember remembered remind recently currently ago day days week weeks month months year years today yesterday tomorrow date`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
