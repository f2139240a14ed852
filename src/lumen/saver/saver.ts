/**
 * The saver: a long history in fewer tokens, without a model. What stays is word for word; which sentences stay follows
 * from what they say, and from the question where there is one.
 */
import { draftOf } from "./draft.ts";
import { compressFocused } from "./focused.ts";
import type { Entry } from "./history.ts";
import { type Saved, savedOf } from "./saved.ts";
import { checkRequest, checkSettings, type SaveRequest, type SaverSettings } from "./settings.ts";
import { chunksFor, compressStable } from "./stable.ts";
import { createReader } from "./words.ts";

export interface Saver {
  /**
   * The same history and request give the same result, whenever and wherever.
   *
   * @throws InvalidInputError when a share or a number of tokens is out of its range
   */
  compress<E extends Entry>(history: readonly E[], request: SaveRequest): Saved<E>;
}

/** @throws InvalidInputError when a setting is out of its range */
export function createSaver(settings: SaverSettings = {}): Saver {
  const checked = checkSettings(settings);
  const reader = createReader();
  return {
    compress(history, request) {
      const asked = checkRequest(request, checked);
      const { question, mode, language } = asked;
      const draft = draftOf(history, { language, reader });
      if (mode === "focused" && question !== null)
        return savedOf(history, draft, compressFocused(draft, { ...asked, question }));
      const chunks = chunksFor(draft, asked);
      return savedOf(history, draft, compressStable(draft, asked, { chunks, summaryOf: () => null }));
    },
  };
}
