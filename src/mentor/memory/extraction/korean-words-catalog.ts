/** The endings and verbs that the Korean rules share. */
import { createRules } from "./rule.ts";

const WORDS: Record<string, string> = {
  v: "(?<value>(?:[^\\s,.!?()]+ ){0,3}?[^\\s,.!?()]+?)",
  w: "(?<value>[^\\s,.!?()]+?(?: [^\\s,.!?()]+?)?)",
  /** "is", at the end of a statement. */
  is: "(?:이에요|예요|에요|입니다|이야|야|임|이고|인데|이라서|라서|이며|이다|이죠)",
  live: "(?:살아요|살아(?=$|서 )|살고(?= ?있|요|$| )|산다$|삽니다|사는데|살지만|살죠|산 지|산지|살거든|거주(?:해|하고|중|합))",
  moved:
    "(?:이사(?:를)? ?(?:왔|갔|했|가서|와서|해서|하고|오고|가고|감|함|옴)|이주했|내려와 살|올라와 살|거처를 옮)",
  attend:
    "(?:다녀요?(?=$|[,.])|다녀서|다닌 지|다니고(?=$|요| ?있)|다닙니다|다닌다$|다니는데|다니지만|다니죠|다님$|다니는 중)",
  use: "(?:써요|씁니다|쓰고|쓴다|쓰는데|써서|써|쓰지만|쓰죠|씀|사용해(?![보주도야])|사용하(?:고|는데|지만)|사용합|사용한다|이용해(?![보주도야])|이용하고|이용합|쓰니까|쓰기 (?:시작|때문)|돌려요|돌립니다|돌리고)",
};

/** A rule of Korean grammar; `{v}`, `{is}` … stand for the words above. */
export const koreanRule = createRules(WORDS);
