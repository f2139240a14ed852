/** Words on a requirement's own line that weaken it, beside what its section or its wording says. */

/** Required, but a part of it is enough: one level down. */
export const SOFTENED =
  /\b(?:good understanding|understanding of|comfortable (?:with|in)|familiar(?:ity)?(?: with)?|basic knowledge|basics of|awareness of|appreciation of|an? eye for|I guess|half of (?:them|the)|probably)\b|이해(?!관계)|기본(?:적인)? 지식|기초 지식|익숙|것 같[고아습]|하겠지요/iu;

/** Said in passing: MEDIUM whatever the section says. */
export const IN_PASSING =
  /\b(?:ideally|preferably|exposure to|some (?:experience|knowledge|exposure|familiarity|understanding)|at least some|a little|or so)\b|가급적|이왕이면|약간의|어느 정도/iu;

/** The text itself makes it small. */
export const MADE_SMALL =
  /\b(?:not (?:needed|necessary|required|a must|essential)|(?:is|are)n[’']t (?:needed|necessary|required|a must|essential)|no need (?:for|to)|we(?:'ll| will| can)? (?:teach|train)|can be learn(?:ed|t) (?:here|on the job)|would make us smile|does(?:n[’']t| not) hurt|icing on the cake)\b|없어도 (?:무방|괜찮|됩니다|지원)|몰라도|필수는 아니|입사 후 (?:교육|배)/iu;

/** The text is a person's own goal and not a job: what it needs is required, what it adds is a wish. */
export const OWN_GOAL =
  /\bI(?:[’']d| would)? (?:want|wish|hope|plan|like|am aiming|aim) to (?:become|be|move|work|get|switch|grow)\b|\bmy goal is\b|되고 싶|하고 싶습니다|이 목표(?:입니다|다)|목표는/iu;
