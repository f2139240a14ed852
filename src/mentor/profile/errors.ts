import { InvalidInputError } from "#lib/ion-error.ts";

/** The profile has no number of this name. */
export class UnknownNumberError extends InvalidInputError {
  constructor() {
    super(
      "number",
      "the profile has no such number",
      "use turns, engagement, tone_trend, or persona, satisfaction, tone, pace, intent, language, hour, weekday, topic, style or signal with a dot and its value, such as persona.Lua",
    );
  }
}

/** A cursor that no page of an explanation gave. */
export class BadCursorError extends InvalidInputError {
  constructor() {
    super("cursor", "is none that a page gave", "take next_cursor of the page before");
  }
}
