import type { StaticDocumentSpec } from "@fastify/swagger";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Ion } from "#app/ion.ts";
import { describeApi, type OpenApiDocument } from "./openapi.ts";
import { routes } from "./routes/index.ts";
import { takeOver } from "./take-over.ts";

/** What Swagger UI needs: its own scripts and pictures written into its styles. No other host, no inline script. */
const REFERENCE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

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
  server.get("/api/openapi.json", describe);
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
    uiConfig: { url: "/api/openapi.json", deepLinking: true, docExpansion: "list", tryItOutEnabled: true },
    theme: { title: "ION: API reference" },
  });
  await viewer.ready();
  return viewer;
}
