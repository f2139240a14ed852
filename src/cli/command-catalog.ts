/** The commands of `ion`, in the order in which its help lists them; each is loaded when it is called. */
import type { Command } from "commander";
import type { Action } from "./session.ts";

export type AddCommand = (program: Command, action: Action) => void;

/** By name; `start` stands apart, because it is given what serves. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  ask: async () => (await import("./commands/ask.ts")).addAskCommand,
  chat: async () => (await import("./commands/chat.ts")).addChatCommand,
  route: async () => (await import("./commands/route.ts")).addRouteCommand,
  replay: async () => (await import("./commands/replay.ts")).addReplayCommand,
  search: async () => (await import("./commands/search.ts")).addSearchCommand,
  conversations: async () => (await import("./commands/conversations.ts")).addConversationsCommand,
  privacy: async () => (await import("./commands/privacy.ts")).addPrivacyCommand,
  rate: async () => (await import("./commands/rate.ts")).addRateCommand,
  profile: async () => (await import("./commands/profile.ts")).addProfileCommand,
  memory: async () => (await import("./commands/memory.ts")).addMemoryCommand,
  growth: async () => (await import("./commands/growth.ts")).addGrowthCommand,
  personas: async () => (await import("./commands/personas.ts")).addPersonasCommand,
  learn: async () => (await import("./commands/learn.ts")).addLearnCommand,
  models: async () => (await import("./commands/models.ts")).addModelsCommand,
  costs: async () => (await import("./commands/costs.ts")).addCostsCommand,
  budgets: async () => (await import("./commands/budgets.ts")).addBudgetsCommand,
  secrets: async () => (await import("./commands/secrets.ts")).addSecretsCommand,
  guard: async () => (await import("./commands/guard.ts")).addGuardCommand,
  keys: async () => (await import("./commands/keys.ts")).addKeysCommand,
  backup: async () => (await import("./commands/backup.ts")).addBackupCommand,
  restore: async () => (await import("./commands/backup.ts")).addRestoreCommand,
  doctor: async () => (await import("./commands/doctor.ts")).addDoctorCommand,
};

/**
 * What a command line needs: the one command that it calls; all of them where it calls none of them by its name (help, a
 * misspelling, an option whose value comes before the name).
 */
export function commandsFor(argv: readonly string[]): readonly (() => Promise<AddCommand>)[] {
  const [name = ""] = argv;
  if (name === "start") return [];
  const called = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return called === undefined ? Object.values(COMMANDS) : [called];
}
