/** A thread of its own: rewriting the file takes seconds where there is much in it, and turns go on meanwhile. */
import { DatabaseSync } from "node:sqlite";
import { workerData } from "node:worker_threads";

const PATIENCE_MS = 30_000;

const { file } = workerData as { readonly file: string };
const database = new DatabaseSync(file, { timeout: PATIENCE_MS });
try {
  database.exec("pragma cache_size = -16384; pragma synchronous = full; pragma secure_delete = on");
  database.exec("vacuum");
} finally {
  database.close();
}
