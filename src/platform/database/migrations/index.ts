import { firstTurn } from "./001-first-turn.ts";
import { searchBehindTheReply } from "./002-search-behind-the-reply.ts";
import { handOffsAndCorrections } from "./003-hand-offs-and-corrections.ts";
import type { Migration } from "./migration.ts";

/** Every migration, oldest first. */
export const MIGRATIONS: readonly Migration[] = [firstTurn, searchBehindTheReply, handOffsAndCorrections];
