import { Readable } from "node:stream";
import {
  erasureRequestSchema,
  exportQuerySchema,
  personQuerySchema,
  privacyChangeSchema,
  privacySettingsSchema,
  receiptParamsSchema,
  signedReceiptSchema,
  verificationSchema,
} from "#contract/privacy.ts";
import * as problems from "../problem-catalog.ts";
import { defineRoute, type Route } from "../route.ts";
import * as examples from "./ownership-examples-catalog.ts";

const TAG = "Privacy";
const BASE = "/api/v2/privacy";

export const privacyRoutes: readonly Route[] = [
  defineRoute({
    id: "readPrivacy",
    method: "GET",
    path: BASE,
    tag: TAG,
    summary: "See what is stored, how long, and whether it is used",
    access: "mentor",
    query: personQuerySchema,
    output: {
      status: 200,
      description: "The settings that hold, and how many rows there are.",
      schema: privacySettingsSchema,
      example: examples.privacySettings,
    },
    handle: (ion, { actor }) => ion.privacy.settings(actor),
  }),
  defineRoute({
    id: "changePrivacy",
    method: "PUT",
    path: BASE,
    tag: TAG,
    summary: "Switch personalisation on or off, choose how long things are kept",
    description:
      "What is left out stays as it is. Holds at once here, within two seconds in other processes.",
    access: "mentor",
    body: privacyChangeSchema,
    bodyExample: examples.privacyChange,
    output: {
      status: 200,
      description: "The settings that hold now.",
      schema: privacySettingsSchema,
      example: examples.privacySettings,
    },
    handle(ion, { actor, body }) {
      const { user_id: _, ...change } = body;
      return ion.privacy.change(actor, change);
    },
  }),
  defineRoute({
    id: "exportData",
    method: "GET",
    path: `${BASE}/export`,
    tag: TAG,
    summary: "Take everything along as a zip archive",
    description:
      "JSON for programs and Markdown to read: conversations, memories, profile, feedback, decisions, settings. It is written as it is sent.",
    access: "mentor",
    query: exportQuerySchema,
    output: {
      status: 200,
      description: "The archive.",
      schema: null,
      alsoAs: { "application/zip": "The bytes of the archive." },
    },
    handle(ion, { actor, query, reply }) {
      const archive = ion.privacy.export(actor, query.language);
      return reply
        .type("application/zip")
        .header("content-disposition", 'attachment; filename="ion-export.zip"')
        .send(Readable.from(archive, { objectMode: false }));
    },
  }),
  defineRoute({
    id: "eraseData",
    method: "DELETE",
    path: `${BASE}/data`,
    tag: TAG,
    summary: "Delete everything, with a signed receipt",
    description:
      "Everything of the person goes, their access keys too, from tables, caches, indexes and the engine's files; then it is looked for. A deletion that has begun goes on after a crash. The answer is the receipt: keep it.",
    access: "mentor",
    body: erasureRequestSchema,
    bodyExample: examples.erasureRequest,
    output: {
      status: 200,
      description: "What was removed where, how often and when; signed.",
      schema: signedReceiptSchema,
      example: examples.signedReceipt,
    },
    problems: [problems.ERASURE_RUNNING, problems.ERASURE_INCOMPLETE, problems.SECRET_KEY_NEEDED],
    handle: (ion, { actor, body }) => ion.privacy.erase(actor, body.mode),
  }),
  defineRoute({
    id: "readReceipt",
    method: "GET",
    path: `${BASE}/receipts/:receipt_id`,
    tag: TAG,
    summary: "Read the receipt of a deletion again",
    description: "It names nobody; whoever knows its id may read it.",
    access: "mentor",
    params: receiptParamsSchema,
    output: {
      status: 200,
      description: "The signed receipt.",
      schema: signedReceiptSchema,
      example: examples.signedReceipt,
    },
    problems: [problems.RECEIPT_NOT_FOUND],
    handle: (ion, { actor, params }) => ion.privacy.receipt(actor, params.receipt_id),
  }),
  defineRoute({
    id: "verifyReceipt",
    method: "POST",
    path: `${BASE}/receipts/verify`,
    tag: TAG,
    summary: "Check that a receipt is unchanged, and whose it is",
    access: "mentor",
    body: signedReceiptSchema,
    bodyExample: examples.signedReceipt,
    output: {
      status: 200,
      description: "Whether the signature fits, and whether this installation made it.",
      schema: verificationSchema,
      example: examples.verification,
    },
    problems: [problems.SECRET_KEY_NEEDED],
    handle: (ion, { actor, body }) => ion.privacy.verify(actor, body),
  }),
];
