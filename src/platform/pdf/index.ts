export type { Bar, PdfBlock, PdfDocument, Tag, Tone, WritePdf } from "./pdf.ts";
export { writePdf } from "./pdf-pdfkit.ts";
