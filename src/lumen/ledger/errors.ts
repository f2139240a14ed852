import { IonError } from "#lib/ion-error.ts";
import type { Budget } from "./budget.ts";
import { toUsd } from "./money.ts";

export interface SpentBudget {
  readonly budget: Pick<Budget, "id" | "scope" | "period" | "limitNano" | "whenSpent">;
  /** Spent or held for calls under way. */
  readonly takenNano: number;
  readonly endsAt: number;
}

const OWNERS = { workspace: "the workspace's", person: "this person's", key: "this access key's" } as const;

/** A call was refused, because a budget has no room left for it; nothing was sent and nothing is owed. */
export class BudgetSpentError extends IonError {
  readonly spent: SpentBudget;

  constructor(spent: SpentBudget, now: number) {
    const { budget, takenNano, endsAt } = spent;
    const until = new Date(endsAt).toISOString();
    super(
      "rate-limited",
      "budget-spent",
      `${OWNERS[budget.scope]} budget of $${dollars(budget.limitNano)} a ${budget.period} has no room for this call ($${dollars(takenNano)} are spent or held)`,
      {
        budget: budget.id,
        fix: `wait until ${until}, raise it with \`ion budgets set\`, or use a model that costs nothing`,
        retryAfterSeconds: Math.max(1, Math.ceil((endsAt - now) / 1000)),
      },
    );
    this.spent = spent;
  }
}

/** A budget is to be kept, and what the model costs is not known; nothing was sent. */
export class UnpricedModelError extends IonError {
  constructor() {
    super("invalid", "model-unpriced", "this model's price is unknown, so no budget can be kept with it", {
      field: "model",
      fix: "tell its price with `ion models price`, or use another model",
    });
  }
}

/** The workspace has no budget of that id. */
export class BudgetNotFoundError extends IonError {
  constructor() {
    super("not-found", "budget-not-found", "there is no budget with this id", {
      field: "id",
      fix: "see `ion budgets list`",
    });
  }
}

function dollars(nano: number): string {
  const usd = toUsd(nano);
  return usd >= 1 ? usd.toFixed(2) : usd.toPrecision(2);
}
