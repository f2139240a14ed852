import { firstTurn } from "./001-first-turn.ts";
import type { Migration } from "./migration.ts";

/** Every migration, oldest first. */
export const MIGRATIONS: readonly Migration[] = [firstTurn];
