/** The stages prompt and generate: from what was heard and recalled to a reply. */
import type { Remembered } from "../memory/index.ts";
import { buildPrompt } from "../persona/index.ts";
import type { Advice, PlaybookMatch } from "../playbook/index.ts";
import { type Answer, answerOffline, answerWithModel } from "./answer.ts";
import { type ContextMemory, topicNames, WINDOW_TURNS } from "./context-memory.ts";
import type { TurnOptions } from "./conversation.ts";
import type { ConversationNeeds } from "./needs.ts";
import { fencedMemories } from "./remembered.ts";
import type { Draft } from "./turn-draft.ts";
import { suggestionIn } from "./turn-response.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Reply {
  readonly answer: Answer;
  readonly playbook: { readonly id: string; readonly title: string } | null;
  readonly playbookState: ContextMemory["playbook"];
  /** What was remembered for it. */
  readonly memories: readonly Remembered[];
  readonly nextSuggestion: string | null;
  readonly turnsUsed: number;
  readonly promptTokens: number;
  /** What the reply asks because nothing was clear; null otherwise. */
  readonly clarifyingQuestion: string | null;
}

/** The model's reply, or the offline mentor's where there is no model, it fails, or the person is in distress. */
export async function generate(needs: ConversationNeeds, draft: Draft): Promise<Reply> {
  const onText = textListener(draft.options);
  if (needs.lumen.model === null || needs.playbooks.noticesDistress(draft.message)) {
    return draft.stages.run("generate", () => {
      const advice = advise(needs, draft);
      return offlineReply(draft, advice, answerOffline(advice, onText));
    });
  }
  const { prompt, match, question } = await draft.stages.run("prompt", () => promptFor(needs, draft));
  return draft.stages.run("generate", async () => {
    let advice: Advice | null = null;
    const answer = await answerWithModel(needs.lumen, {
      actor: draft.actor,
      privacy: draft.privacy,
      ...(draft.sharing === null
        ? {}
        : {
            cache: {
              tags: [`persona:${draft.actor.workspaceId}/${draft.persona.id}`],
              sharing: draft.sharing,
            },
          }),
      messages: prompt.messages,
      language: draft.hearing.language,
      advice: () => {
        advice = advise(needs, draft);
        return advice;
      },
      onText,
      signal: draft.options.signal,
    });
    if (advice !== null) return offlineReply(draft, advice, answer);
    return {
      answer,
      playbook: match === null ? null : { id: match.playbook.id, title: match.playbook.title },
      playbookState: draft.recalled.memory.playbook,
      memories: prompt.hasNotes ? draft.remembered.things : [],
      nextSuggestion: suggestionIn(answer.text),
      turnsUsed: prompt.historyUsed,
      promptTokens: prompt.tokens,
      clarifyingQuestion: question,
    };
  });
}

function offlineReply(draft: Draft, advice: Advice, answer: Answer): Reply {
  const { mention } = draft.remembered;
  return {
    memories: advice.isReminded && mention !== null ? [mention] : [],
    answer,
    playbook: advice.playbook,
    playbookState: advice.current,
    nextSuggestion: advice.nextSuggestion,
    turnsUsed: Math.min(WINDOW_TURNS, draft.recalled.window.length),
    promptTokens: 0,
    clarifyingQuestion: advice.question === draft.clarifyingQuestion ? advice.question : null,
  };
}

function advise(
  needs: ConversationNeeds,
  { message, hearing, recalled, remembered, persona, clarifyingQuestion }: Draft,
): Advice {
  const { mention } = remembered;
  return needs.playbooks.advise({
    message,
    language: hearing.language,
    waveKey: hearing.waveKey,
    tone: hearing.tone,
    clarifyingQuestion,
    remembered:
      mention === null
        ? null
        : {
            quote: mention.source.quote,
            daysAgo: Math.floor((needs.clock.now() - mention.source.saidAt) / DAY_MS),
          },
    voice: { id: persona.id, name: persona.name, structure: persona.structure },
    conversation: {
      previousMessages: recalled.window.slice(-WINDOW_TURNS).map((turn) => turn.user_message),
      topics: topicNames(recalled.memory),
      tried: recalled.memory.tried,
      current: recalled.memory.playbook,
    },
  });
}

/** What was said before the window, shortened. */
async function condenseEarlier(needs: ConversationNeeds, { message, hearing, recalled, options }: Draft) {
  const turns = await recalled.earlier();
  if (turns.length === 0) return { text: "", added: "" };
  const spoken = turns.map((turn) => ({ userMessage: turn.user_message, responseText: turn.response_text }));
  return needs.condense(spoken, { question: message, language: hearing.language, signal: options.signal });
}

async function promptFor(needs: ConversationNeeds, draft: Draft) {
  const { message, instructions, hearing, recalled, remembered, persona, clarifyingQuestion } = draft;
  const { memory, window } = recalled;
  const earlier = await condenseEarlier(needs, draft);
  const best = needs.playbooks.find({
    text: message,
    language: hearing.language,
    waveKey: hearing.waveKey,
  })[0];
  const match: PlaybookMatch | null = best?.fits ? best : null;
  // A playbook that fits tells what the message is about; then there is something to answer.
  const question = match === null ? clarifyingQuestion : null;
  const prompt = buildPrompt({
    persona,
    instructions,
    clarifyingQuestion: question,
    language: hearing.language,
    wave: { waveKey: hearing.waveKey, tone: hearing.tone },
    history: window.map((turn) => ({
      number: turn.number,
      userMessage: turn.user_message,
      responseText: turn.response_text,
    })),
    context: {
      summary: earlier.text === "" ? null : earlier.text,
      recalled: earlier.added === "" ? null : earlier.added,
      topics: topicNames(memory),
      entities: memory.entities,
      tried: memory.tried,
      remembered: fencedMemories(remembered.things),
    },
    message,
    playbook: match === null ? null : match.playbook,
    tokenBudget: needs.contextTokens,
  });
  return { prompt, match, question };
}

function textListener({ onEvent }: Pick<TurnOptions, "onEvent">): ((text: string) => void) | undefined {
  return onEvent === undefined ? undefined : (text) => onEvent({ type: "text-delta", text });
}
