/** Words of a job description or a CV that a skill tends to follow, and words that end their reach. Lower case. */
export const CUE_WORDS: ReadonlySet<string> = new Set(
  `experience experienced knowledge understanding skills skill ability able proficiency proficient familiarity familiar
  expertise expert background degree certification certified fluent fluency command passion passionate interest interested
  required requirements responsibilities responsible qualifications qualification tasks duties must should will you we our
  your they team offer benefits using use used include including such like e.g. strong good excellent solid proven deep hands-on
  working work willingness willing want comfortable track record years field ideally preferably plus nice bonus technologies
  technology tools frameworks languages stack about company join help opportunity desire capable competence competent
  demonstrated exposure practical advanced basic in-depth mindset attitude role position candidate looking`
    .split(/\s+/)
    .filter(Boolean),
);
