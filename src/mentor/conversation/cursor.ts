import { InvalidInputError } from "#lib/ion-error.ts";

/** A place in a listing as opaque text. */
export function encodeCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/**
 * Reads a cursor that `encodeCursor` made from a place of this shape.
 *
 * @throws InvalidInputError for anything else
 */
export function decodeCursor<Place extends readonly (string | number)[]>(
  cursor: string,
  isPlace: (value: unknown) => value is Place,
): Place {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (isPlace(value)) return value;
  } catch {
    // falls through to the one error below
  }
  throw new InvalidInputError(
    "cursor",
    "is not a cursor of this listing",
    "use next_cursor as it came, or leave it out",
  );
}

export function isActivityPlace(value: unknown): value is readonly [number, string] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    Number.isSafeInteger(value[0]) &&
    typeof value[1] === "string"
  );
}

export function isTurnPlace(value: unknown): value is readonly [number] {
  return Array.isArray(value) && value.length === 1 && Number.isSafeInteger(value[0]);
}
