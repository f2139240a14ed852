/**
 * What an access key may do. `mentor`: converse and ask for recommendations. `personas`: add, change and remove the
 * workspace's personas. `act-for-others`: name another person in `user_id`. `operate`: see what models cost, set budgets.
 */
export const SCOPES = ["mentor", "personas", "act-for-others", "operate"] as const;
export type Scope = (typeof SCOPES)[number];

/** Who does something: the first argument of every verb. Nothing a person owns is reached without one. */
export interface Actor {
  readonly workspaceId: string;
  readonly personId: string;
  readonly scopes: readonly Scope[];
  /** The key that was presented; absent for the single user on the loopback address. */
  readonly accessKeyId?: string;
}
