import { InvalidInputError } from "#lib/ion-error.ts";

type Place = readonly [updatedAt: number, id: string];

/** A place in the list of plans as opaque text. */
export function encodeCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** @throws InvalidInputError for anything that `encodeCursor` did not make */
export function decodeCursor(cursor: string): Place {
  const [updatedAt, id, ...rest] = parsed(cursor);
  if (Number.isSafeInteger(updatedAt) && typeof id === "string" && rest.length === 0)
    return [Number(updatedAt), id];
  throw new InvalidInputError(
    "cursor",
    "is not a cursor of this listing",
    "use next_cursor as it came, or leave it out",
  );
}

function parsed(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
