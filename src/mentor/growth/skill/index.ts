export { createSkillCatalog, type LinkedSkill, type LinkingSkillCatalog } from "./create-skill-catalog.ts";
