/** Paper: the only file that knows the PDF library. Noto Sans SC (SIL Open Font License) carries both languages; only what is used is embedded. */
import { createRequire } from "node:module";

/** The library's own types are not shipped with it; what it takes is plain data. */
type Content = object | string;

interface PdfMake {
  setFonts(fonts: object): void;
  setUrlAccessPolicy(allowed: () => boolean): void;
  setLocalAccessPolicy(allowed: (path: string) => boolean): void;
  createPdf(definition: object): { getBuffer(): Promise<Buffer> };
}

const require = createRequire(import.meta.url);
let made: PdfMake | undefined;

function pdfmake(): PdfMake {
  if (made) return made;
  const fontAt = (path: string) => require.resolve(`@expo-google-fonts/noto-sans-sc/${path}`);
  made = require("pdfmake") as PdfMake;
  const fonts = {
    normal: fontAt("400Regular/NotoSansSC_400Regular.ttf"),
    bold: fontAt("700Bold/NotoSansSC_700Bold.ttf"),
  };
  made.setFonts({ NotoSansSC: { ...fonts, italics: fonts.normal, bolditalics: fonts.bold } });
  made.setUrlAccessPolicy(() => false);
  made.setLocalAccessPolicy((path) => Object.values(fonts).includes(path));
  return made;
}

/** A4, or the three-part continuous form of 241 × 140 mm (CHINA §7). */
export type Form = "a4" | "three_part";

export interface PaperColumn {
  readonly title: string;
  readonly isFigure: boolean;
  readonly width: "auto" | "*" | number;
}

export interface Paper {
  readonly form: Form;
  /** In points; the form's own where it is left out. */
  readonly fontSize?: number;
  readonly company: string;
  readonly title: string;
  readonly number: string;
  /** Label and text, side by side under the title. */
  readonly facts: readonly (readonly [string, string])[];
  /** What a letter says over its lines. */
  readonly text?: string;
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Under the lines: label and figure. */
  readonly totals: readonly (readonly [string, string])[];
  /** Under the figures: what is asked of the reader, and a place for the seal of each side. */
  readonly reply?: { readonly text: string; readonly seals: readonly string[] };
  /** Who signs at the foot of every page. */
  readonly signers: readonly string[];
  /** `page {page} of {pages}`. */
  readonly pageText: (page: number, pages: number) => string;
}

const SIZES: Record<
  Form,
  { pageSize: "A4" | { width: number; height: number }; margins: [number, number, number, number]; fontSize: number }
> = {
  a4: { pageSize: "A4", margins: [40, 92, 40, 64], fontSize: 9 },
  three_part: { pageSize: { width: 683.15, height: 396.85 }, margins: [44, 76, 44, 52], fontSize: 9 },
};

/** Header and signers on every page, as a form that is torn apart needs them. */
export async function printPaper(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const { pageSize, margins, fontSize: usual } = SIZES[paper.form];
  const fontSize = paper.fontSize ?? usual;
  const [left, , right] = margins;
  const definition = {
    pageSize,
    pageMargins: margins,
    info: { title: `${paper.title} ${paper.number}`, creator: "Millstock" },
    defaultStyle: { font: "NotoSansSC", fontSize },
    header: {
      margin: [left, 24, right, 0],
      stack: [
        { text: paper.company, alignment: "center", fontSize: fontSize + 4, bold: true },
        {
          columns: [
            { text: "", width: "*" },
            { text: paper.title, alignment: "center", fontSize: fontSize + 2, width: "auto" },
            { text: paper.number, alignment: "right", width: "*" },
          ],
          margin: [0, 4, 0, 0],
        },
      ],
    },
    footer: (page: number, pages: number) => ({
      margin: [left, 0, right, 0],
      columns: [
        ...paper.signers.map((signer): Content => ({ text: `${signer}:`, width: "*" })),
        { text: paper.pageText(page, pages), alignment: "right", width: "auto" },
      ],
    }),
    content: [factsOf(paper), textOf(paper), linesOf(paper), totalsOf(paper), replyOf(paper)],
  };
  return new Uint8Array(await pdfmake().createPdf(definition).getBuffer()) as Uint8Array<ArrayBuffer>;
}

function factsOf({ facts }: Paper): Content {
  const cells = facts.map(
    ([label, text]): Content => ({
      text: [{ text: `${label}: `, color: "#555555" }, text],
      width: "33%",
      margin: [0, 0, 8, 3],
    }),
  );
  const rows: Content[] = [];
  for (let i = 0; i < cells.length; i += 3) rows.push({ columns: cells.slice(i, i + 3) });
  return { stack: rows, margin: [0, 0, 0, 6] };
}

function textOf({ text = "" }: Paper): Content {
  return { text, lineHeight: 1.3, margin: [0, 0, 0, text ? 8 : 0] };
}

/** 45 mm square: a company's seal is 40 to 42 mm round (CHINA §7). */
const SEAL = 127.6;

function replyOf({ reply }: Paper): Content {
  if (!reply) return "";
  const place = (title: string): Content => ({
    width: "*",
    stack: [
      { text: title, margin: [0, 0, 0, 3] },
      {
        canvas: [
          { type: "rect", x: 0, y: 0, w: SEAL, h: SEAL, lineWidth: 0.5, lineColor: "#888888", dash: { length: 3 } },
        ],
      },
    ],
  });
  return {
    unbreakable: true,
    margin: [0, 12, 0, 0],
    stack: [
      { text: reply.text, margin: [0, 0, 0, 10] },
      { columns: [{ text: "", width: "*" }, ...reply.seals.map(place)] },
    ],
  };
}

function linesOf({ columns, rows }: Paper): Content {
  if (columns.length === 0) return [];
  const alignment = (i: number) => (columns[i]?.isFigure ? "right" : "left") as "right" | "left";
  return {
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      hLineColor: () => "#888888",
      vLineColor: () => "#888888",
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map((column) => column.width),
      body: [
        columns.map((column, i) => ({ text: column.title, bold: true, alignment: alignment(i) })),
        ...rows.map((row) => row.map((text, i) => ({ text, alignment: alignment(i) }))),
      ],
    },
  };
}

function totalsOf({ totals }: Paper): Content {
  return {
    stack: totals.map(([label, text]) => ({
      text: [
        { text: `${label}: `, color: "#555555" },
        { text, bold: true },
      ],
      alignment: "right" as const,
      margin: [0, 3, 0, 0] as [number, number, number, number],
    })),
    margin: [0, 4, 0, 0],
  };
}
