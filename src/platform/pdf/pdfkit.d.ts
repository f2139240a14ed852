/** The part of pdfkit that is used, which brings no types of its own. Lengths and places are in points (1/72 inch). */
declare module "pdfkit" {
  interface Options {
    readonly size?: string;
    readonly margin?: number;
    readonly margins?: {
      readonly top: number;
      readonly bottom: number;
      readonly left: number;
      readonly right: number;
    };
    readonly bufferPages?: boolean;
    readonly autoFirstPage?: boolean;
    readonly pdfVersion?: string;
    readonly lang?: string;
    readonly displayTitle?: boolean;
    readonly compress?: boolean;
    readonly font?: string | null;
    readonly info?: Readonly<Record<string, string | Date>>;
    readonly userPassword?: string;
  }

  class PDFDocument {
    constructor(options?: Options);
    addPage(options?: Options): this;
    switchToPage(index: number): unknown;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    registerFont(name: string, source: Uint8Array): this;
    font(name: string): this;
    fontSize(points: number): this;
    widthOfString(text: string, options?: { readonly features?: readonly string[] }): number;
    text(
      text: string,
      x?: number,
      y?: number,
      options?: { readonly lineBreak?: boolean; readonly width?: number; readonly baseline?: "alphabetic" },
    ): this;
    fillColor(colour: string): this;
    strokeColor(colour: string): this;
    lineWidth(points: number): this;
    rect(x: number, y: number, width: number, height: number): this;
    roundedRect(x: number, y: number, width: number, height: number, radius: number): this;
    link(x: number, y: number, width: number, height: number, url: string): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    fill(colour?: string): this;
    stroke(): this;
    end(): void;
    on(event: "data", listener: (chunk: Uint8Array) => void): this;
    on(event: "end", listener: () => void): this;
    on(event: "error", listener: (error: Error) => void): this;
    /** The font in use; `font` is there for one that was read from a file. */
    readonly _font: { readonly font?: { hasGlyphForCodePoint(codePoint: number): boolean } };
    readonly outline: { addItem(title: string): unknown };
  }

  // biome-ignore lint/style/noDefaultExport: it is how the package is made
  export default PDFDocument;
}
