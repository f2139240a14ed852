/** How people point back at what they said before, in English and Korean. */
export const REFERENCES: readonly RegExp[] = [
  /\b(?:as|like) (?:i|we) (?:have |had )?(?:already )?(?:told|said|mentioned|described|explained|wrote|noted)(?: (?:to )?you)?(?: (?:before|earlier|already|last \w+|yesterday|about(?: (?:that|it))?))?/iu,
  /\b(?:i|we)(?:'ve| have| had)? (?:already )?(?:told|mentioned (?:to )?) ?you(?: (?:before|earlier|already|last \w+|yesterday|about(?: (?:that|it))?))?/iu,
  /\b(?:i|we)(?:'ve| have| had)? (?:already )?mentioned(?: (?:before|earlier|already|last \w+|yesterday|that))?/iu,
  /\b(?:do|can|did) you (?:still )?(?:remember|recall)(?: (?:when|that|how|what|my|the|our))?/iu,
  /\b(?:remember|recall) (?:when|that|how|what|my|the|our)\b/iu,
  /\b(?:what|where) did i (?:say|tell you|mention)(?: about)?/iu,
  /\bwe (?:talked|spoke|discussed|chatted)(?: about)?(?: (?:before|earlier|last \w+|yesterday))?/iu,
  /\b(?:that|the|my) [\w' -]{2,40} (?:i|we) (?:told you about|mentioned|talked about|described)/iu,
  /\b(?:last time|the other day) (?:i|we)\b/iu,
  /(?:전에|지난번에|저번에|아까|예전에|지난\s?주에|어제)\s?(?:제가\s|내가\s)?(?:\S+\s){0,3}?(?:말|얘기|이야기|언급|설명|상담)(?:씀)?/u,
  /(?:제가|내가)\s(?:\S+\s){0,3}?(?:말했|말씀드렸|말씀드린|말한|얘기했|얘기한|이야기했|이야기한|언급했|언급한)/u,
  /(?:말씀드렸|말씀드린|말했|얘기했|이야기했|말씀드렸던|말했던|얘기했던|이야기했던)(?:듯이|던|다시피|었듯이|잖아|잖아요|는데|지만)/u,
  /기억\s?(?:나|하|해|나세요|하세요|하시|나니|하니)/u,
];
