import type { FastifyRequest } from "fastify";
import { type TurnRequest, timeZoneSchema } from "#contract/conversation.ts";
import { InvalidInputError } from "#lib/ion-error.ts";

/** The message with the time zone of the header `Time-Zone`, where it does not say one itself. @throws InvalidInputError */
export function withTimeZone(
  message: TurnRequest,
  { headers }: Pick<FastifyRequest, "headers">,
): TurnRequest {
  const told = headers["time-zone"];
  if (told === undefined || message.metadata?.context?.time_zone !== undefined) return message;
  const zone = timeZoneSchema.safeParse(told);
  if (!zone.success)
    throw new InvalidInputError("Time-Zone", "is no time zone", "use an IANA name such as Asia/Seoul");
  const { metadata } = message;
  return { ...message, metadata: { ...metadata, context: { ...metadata?.context, time_zone: zone.data } } };
}
