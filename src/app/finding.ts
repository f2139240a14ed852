/** What the doctor found of one part. */
export interface Finding {
  readonly name: string;
  /** absent: optional and not set up; doubtful: it works, and somebody should look at it. */
  readonly state: "works" | "absent" | "doubtful" | "broken";
  readonly detail: string;
  readonly fix?: string;
}
