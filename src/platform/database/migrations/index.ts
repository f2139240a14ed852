import { firstTurn } from "./001-first-turn.ts";
import { searchBehindTheReply } from "./002-search-behind-the-reply.ts";
import { handOffsAndCorrections } from "./003-hand-offs-and-corrections.ts";
import { modelCosts } from "./004-model-costs.ts";
import { turnStreams } from "./005-turn-streams.ts";
import { models } from "./006-models.ts";
import { privacy } from "./007-privacy.ts";
import { memory } from "./008-memory.ts";
import { profile } from "./009-profile.ts";
import { privacyAndSharing } from "./010-privacy-and-sharing.ts";
import { learnedModels } from "./011-learned-models.ts";
import { memoryVectors } from "./012-memory-vectors.ts";
import { growth } from "./013-growth.ts";
import type { Migration } from "./migration.ts";

/** Every migration, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  firstTurn,
  searchBehindTheReply,
  handOffsAndCorrections,
  modelCosts,
  turnStreams,
  models,
  privacy,
  memory,
  profile,
  privacyAndSharing,
  learnedModels,
  memoryVectors,
  growth,
];
