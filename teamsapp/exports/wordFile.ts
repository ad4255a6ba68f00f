import type * as DocxModule from 'docx';
import { xmlText } from './xmlText';

/** A part of a document, in reading order. */
export type Block =
  | { heading: string; level: 1 | 2 }
  | { text: string; label?: string }
  | { bullets: readonly string[] }
  | { table: { headings: readonly string[]; rows: readonly (readonly string[])[] } };

/** What Word calls the file. */
export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Twentieths of a point between the margins of an A4 page, 16 cm. */
const textWidth = 9_072;

/**
 * A document for Word, A4, with real headings, lists and tables, so that screen readers and Word's
 * own outline find their way.
 *
 * @param title what its properties and the foot of each page say
 */
export async function wordFile(title: string, blocks: readonly Block[]): Promise<Uint8Array> {
  // Loaded when the first document is asked for: the server starts without it.
  const docx = await import('docx');
  const draw = drawing(docx);
  const document = new docx.Document({
    title: xmlText(title),
    creator: 'Education Packages',
    styles: { default: { document: { run: { font: 'Arial', size: 22 }, paragraph: spacing } } },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin } },
        footers: { default: draw.footer(title) },
        children: blocks.flatMap((block) => draw.block(block)),
      },
    ],
  });
  return new Uint8Array(await docx.Packer.toBuffer(document));
}

type Docx = typeof DocxModule;

const spacing = { spacing: { after: 120 } };
const margin = { top: 1_417, bottom: 1_417, left: 1_417, right: 1_417 };

function drawing(docx: Docx) {
  const { HeadingLevel, Paragraph, TextRun } = docx;
  const run = (text: string, bold = false) => new TextRun({ text: xmlText(text), bold });
  // Each line that somebody typed stays a line of its own.
  const lines = (text: string, label?: string) =>
    text.split(/\r\n|\r|\n/).map((line, index) => {
      const first = label !== undefined && index === 0 ? [run(`${label}: `, true)] : [];
      return new Paragraph({ children: [...first, run(line)] });
    });
  return {
    block(block: Block) {
      if ('heading' in block) {
        const heading = block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
        return [new Paragraph({ heading, children: [run(block.heading)] })];
      }
      if ('text' in block) return lines(block.text, block.label);
      if ('bullets' in block) {
        return block.bullets.map(
          (text) => new Paragraph({ bullet: { level: 0 }, children: [run(text)] }),
        );
      }
      return [tableOf(docx, block.table, run), new Paragraph({ children: [] })];
    },
    footer: (title: string) =>
      new docx.Footer({
        children: [
          new Paragraph({
            children: [
              run(`${title} · page `),
              new TextRun({ children: [docx.PageNumber.CURRENT] }),
            ],
          }),
        ],
      }),
  };
}

function tableOf(
  { Paragraph, Table, TableCell, TableRow, WidthType }: Docx,
  { headings, rows }: Extract<Block, { table: object }>['table'],
  run: (text: string, bold?: boolean) => InstanceType<Docx['TextRun']>,
) {
  const width = Math.floor(textWidth / headings.length);
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (text) =>
          new TableCell({
            width: { size: width, type: WidthType.DXA },
            margins: { top: 60, bottom: 60, left: 100, right: 100 },
            children: [new Paragraph({ children: [run(text, isHead)], spacing: { after: 0 } })],
          }),
      ),
    });
  return new Table({
    width: { size: width * headings.length, type: WidthType.DXA },
    columnWidths: headings.map(() => width),
    rows: [row(headings, true), ...rows.map((cells) => row(cells, false))],
  });
}
