/** Languages ION answers in; `other` is answered in English. */
const LANGUAGES = ["en", "ko", "other"] as const;
export type Language = (typeof LANGUAGES)[number];
