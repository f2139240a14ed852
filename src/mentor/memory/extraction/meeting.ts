/** One slot for each regular meeting, however it is called. */
import { MEETINGS } from "../truth/asked.ts";

/** `meeting:standup` for "stand-up" and "스탠드업", or null. */
export function meetingOf(noun: string): string | null {
  const name = MEETINGS.find(([, words]) => words.test(noun))?.[0];
  return name === undefined ? null : `meeting:${name}`;
}
