export type { Bar, Link, ListItem, PdfBlock, PdfDocument, Tag, Tone, WritePdf } from "./pdf.ts";
export { writePdf } from "./pdf-pdfkit.ts";
