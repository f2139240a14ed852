export { ActForOthersError } from "./errors.ts";
export type { WorkspaceNeeds, Workspaces } from "./workspace.ts";
export { createWorkspaces } from "./workspace.ts";
