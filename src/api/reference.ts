import type { StaticDocumentSpec } from "@fastify/swagger";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Ion } from "#app/ion.ts";
import { describeApi, type OpenApiDocument } from "./openapi.ts";
import { routes } from "./routes/index.ts";
import { takeOver } from "./take-over.ts";

export const OPENAPI_PATH = "/api/openapi.json";

/** The one style element that this version of Swagger UI adds by script. */
const SWAGGER_STYLE = "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

/** What Swagger UI needs: its own files and pictures written into its styles. No other host, no inline script. */
const REFERENCE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${SWAGGER_STYLE}`,
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 32" fill="none" stroke-linecap="round">
  <title>ION</title>
  <path d="M3 18c3-9 6-9 9 0s6 9 9 0 5-8 8-2" stroke="#9dbdff" stroke-width="2.2"/>
  <circle cx="16" cy="16" r="2.8" fill="#ffcf8f"/>
  <g stroke="#fff" stroke-width="2.6"><path d="M42 9v14"/><circle cx="57" cy="16" r="7"/><path d="M72 23V9l11 14V9"/></g>
</svg>`;
/** The reference shows one document: nothing to type in its place. */
const STYLE = ".swagger-ui .topbar .download-url-wrapper { visibility: hidden; }";

/**
 * Serves the OpenAPI document and, at `/docs`, Swagger UI over it. Both are made when first asked for, in a server of
 * their own that never listens: starting ION and answering turns pay nothing for them.
 */
export function serveReference(server: FastifyInstance, ion: Pick<Ion, "version">): void {
  let document: Promise<OpenApiDocument> | undefined;
  let viewer: Promise<FastifyInstance> | undefined;
  const describe = () => {
    document ??= ion.version().then(({ version }) => describeApi(routes, version));
    return document;
  };
  const view = async (request: FastifyRequest, reply: FastifyReply) => {
    viewer ??= describe().then(createViewer);
    const { routing } = await viewer;
    takeOver(reply, { "content-security-policy": REFERENCE_POLICY });
    routing(request.raw, reply.raw);
    return reply;
  };
  server.get(OPENAPI_PATH, describe);
  server.get("/docs", view);
  server.get("/docs/*", view);
  server.addHook("onClose", async () => (await viewer)?.close());
}

async function createViewer(document: OpenApiDocument): Promise<FastifyInstance> {
  const [{ fastify }, swagger, swaggerUi] = await Promise.all([
    import("fastify"),
    import("@fastify/swagger"),
    import("@fastify/swagger-ui"),
  ]);
  const viewer = fastify();
  await viewer.register(swagger.default, {
    mode: "static",
    specification: { document: document as StaticDocumentSpec["document"] },
  });
  await viewer.register(swaggerUi.default, {
    routePrefix: "/docs",
    uiConfig: { deepLinking: true, docExpansion: "list", tryItOutEnabled: true },
    logo: { type: "image/svg+xml", content: Buffer.from(LOGO), href: "/", target: "_self" },
    theme: { title: "ION: API reference", css: [{ filename: "ion.css", content: STYLE }] },
  });
  await viewer.ready();
  return viewer;
}
