import { remind, tellNothingFits, tellOpening, tellPlaybook } from "./compose.ts";
import { careFor, noticesDistress } from "./distress.ts";
import { type LearnedLanguages, learnOnDemand } from "./learned-languages.ts";
import type { Advice, AdviceRequest, Playbook, PlaybookMatch, Playbooks } from "./playbook.ts";
import { createRetrieval } from "./retrieval.ts";
import { contentStems } from "./words.ts";

export interface PlaybookNeeds {
  readonly catalog: readonly Playbook[];
  /** What was learned from the catalog's texts; left out: they are learned from at a language's first message. */
  readonly languages?: LearnedLanguages;
}

/** A message with fewer words of its own is a follow-up. */
const FOLLOW_UP_WORDS = 3;
/** Another playbook takes over only where it is so many times likelier than the one being told: most messages go on. */
const TAKE_OVER = 6;
const CONTEXT_MESSAGES = 2;

/** Makes the offline mentor over a catalog. */
export function createPlaybooks({ catalog, languages = learnOnDemand() }: PlaybookNeeds): Playbooks {
  const find = createRetrieval(catalog, languages);

  function advise(request: AdviceRequest): Advice {
    if (noticesDistress(request.message)) return careFor(request);
    const matches = find({ text: request.message, language: request.language, waveKey: request.waveKey });
    const match = chooseMatch(request, matches) ?? rememberedMatch(request) ?? contextMatch(request);
    if (match !== null) return remind(tellPlaybook(match, request), request);
    const isOpening = matches.length === 0 && isFollowUp(request.message);
    return remind(isOpening ? tellOpening(request) : tellNothingFits(matches, request), request);
  }

  /** For a message that points back: what was said then tells what it is about. */
  function rememberedMatch({ message, remembered, language, waveKey }: AdviceRequest): PlaybookMatch | null {
    if (remembered == null) return null;
    const [best] = find({ text: `${message}\n${remembered.quote}`, language, waveKey });
    return best?.fits ? best : null;
  }

  /** The playbook the message asks for: a new one where it fits, else the one being told. */
  function chooseMatch(request: AdviceRequest, matches: readonly PlaybookMatch[]): PlaybookMatch | null {
    const [best] = matches;
    const current = currentMatch(request, matches);
    if (current === null) return best?.fits ? best : null;
    if (best === undefined || !best.fits || isFollowUp(request.message)) return current;
    return best.score > current.score * TAKE_OVER ? best : current;
  }

  function currentMatch(
    { conversation, language }: AdviceRequest,
    matches: readonly PlaybookMatch[],
  ): PlaybookMatch | null {
    const id = conversation.current?.playbookId;
    if (id === undefined) return null;
    const siblings = catalog.filter((playbook) => playbook.id === id);
    const playbook =
      siblings.find((sibling) => sibling.language === (language === "ko" ? "ko" : "en")) ?? siblings[0];
    if (playbook === undefined) return null;
    const unseen = { playbook, score: matches.at(-1)?.score ?? 0, fits: false };
    return matches.find((match) => match.playbook === playbook) ?? unseen;
  }

  /** For a follow-up that says little itself: what the last messages were about. */
  function contextMatch({ message, conversation, language, waveKey }: AdviceRequest): PlaybookMatch | null {
    const context = conversation.previousMessages.slice(-CONTEXT_MESSAGES);
    if (context.length === 0 || !isFollowUp(message)) return null;
    const [best] = find({ text: [message, ...context].join("\n"), language, waveKey });
    return best?.fits ? best : null;
  }

  return { list: () => catalog, find, advise, noticesDistress };
}

function isFollowUp(message: string): boolean {
  return contentStems(message, FOLLOW_UP_WORDS).length < FOLLOW_UP_WORDS;
}
