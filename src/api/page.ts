import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { RouteNotFoundError } from "./errors.ts";

interface Asset {
  readonly content: Buffer;
  readonly type: string;
  readonly etag: string;
}

const WEB_DIRECTORY = join(import.meta.dirname, "../../web");
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};
/** Only what comes from here runs and is asked: no inline script, no other host. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Serves the page at `/` and its files under `/page/`; they are read once, when first asked for. */
export function servePage(server: FastifyInstance): void {
  let assets: Promise<ReadonlyMap<string, Asset>> | undefined;
  const load = () => {
    assets ??= readAssets(WEB_DIRECTORY);
    return assets;
  };
  server.get("/", async (request, reply) => sendAsset((await load()).get("index.html"), request, reply));
  server.get<{ Params: { file: string } }>("/page/:file", async (request, reply) =>
    sendAsset((await load()).get(request.params.file), request, reply),
  );
}

function sendAsset(asset: Asset | undefined, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (asset === undefined) throw new RouteNotFoundError(["GET /"]);
  reply.headers({
    "cache-control": "no-cache",
    etag: asset.etag,
    "content-security-policy": PAGE_POLICY,
  });
  if (request.headers["if-none-match"] === asset.etag) return reply.code(304).send();
  return reply.type(asset.type).send(asset.content);
}

async function readAssets(directory: string): Promise<ReadonlyMap<string, Asset>> {
  const names = (await readdir(directory)).filter((name) => extname(name) in TYPES);
  const assets = await Promise.all(
    names.map(async (name) => [name, await readAsset(directory, name)] as const),
  );
  return new Map(assets);
}

async function readAsset(directory: string, name: string): Promise<Asset> {
  const content = await readFile(join(directory, name));
  const etag = `"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`;
  return { content, type: TYPES[extname(name)] ?? "application/octet-stream", etag };
}
