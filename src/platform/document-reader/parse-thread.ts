/** The thread that takes one document apart. A parser is loaded here and nowhere else. */
import { parentPort, workerData } from "node:worker_threads";
import { type Parsed, type ParseOrder, type ParseReply, RefusedDocument } from "./parse-order.ts";

parentPort?.postMessage(await replyTo(workerData as ParseOrder));

async function replyTo(order: ParseOrder): Promise<ParseReply> {
  try {
    return { parsed: await parse(order) };
  } catch (error) {
    if (error instanceof RefusedDocument) return { refusal: error.refusal };
    return { refusal: { why: "damaged", problem: "it does not keep to its format" } };
  }
}

async function parse(order: ParseOrder): Promise<Parsed> {
  if (order.format === "pdf") {
    const { parsePdf } = await import("./parse-pdf.ts");
    return await parsePdf(order);
  }
  const { parseDocx } = await import("./parse-docx.ts");
  return await parseDocx(order);
}
