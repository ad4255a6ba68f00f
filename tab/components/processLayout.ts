/** A box of the map in pixels, from the map's top left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A line along corners, and the end that has an arrow. */
export interface Line {
  points: readonly (readonly [number, number])[];
  arrow: 'start' | 'end' | 'none';
  /** The way of a question and its answer. */
  isBack: boolean;
}

/** Words beside a line, from the map's top left corner to the words' bottom left one. */
export interface Label {
  words: string;
  x: number;
  y: number;
}

export interface ProcessLayout {
  width: number;
  height: number;
  logged: Box;
  /** One list for each step, in its stages' order. */
  steps: readonly (readonly Box[])[];
  /** Around each step of several stages. */
  frames: readonly Box[];
  approved: Box;
  declined: Box;
  information: Box;
  earlier: readonly Box[];
  lines: readonly Line[];
  labels: readonly Label[];
}

const stage = { width: 160, height: 138 };
const end = { width: 92, height: 44 };
const gap = 32;
/** Between the boxes of a step, and from them to its frame. */
const inset = 8;
/** Above the first row, where the line of the declined runs. */
const head = 36;
const rowGap = 44;
const rows = [0, 1, 2].map((row) => head + row * (stage.height + rowGap));
const [top = 0, middle = 0, bottom = 0] = rows;
/** Where the way from logged to approved runs, the line of the declined and that of questions. */
const axis = middle + stage.height / 2;
const declineY = 8;
const questionY = bottom - 20;

/**
 * Where everything of a process map stands. At most three rows: the second is the way from logged
 * to approved, steps of several stages reach up into the first, which ends in declined, and the
 * third holds waiting for information and the stages of earlier rules.
 *
 * Lines go from step to step and in the free strips above the first row and above the third, so
 * none crosses a box, however many stages there are.
 *
 * @param counts How many stages each step has; there is at least one step.
 * @param earlier How many stages are of earlier rules.
 */
export function processLayout(counts: readonly number[], earlier: number): ProcessLayout {
  const frames = framesOf(counts);
  const lastX = Math.max(...frames.map(({ x, width }) => x + width)) + gap;
  const logged = { x: 0, y: axis - end.height / 2, ...end };
  const approved = { ...logged, x: lastX };
  const declined = { ...approved, y: top };
  const information = { x: end.width + gap, y: bottom, ...stage };
  const old = Array.from({ length: earlier }, (_, place) => ({
    ...information,
    x: information.x + (place + 1) * (stage.width + gap),
  }));
  const grouped = frames.filter((_, index) => counts[index] !== 1);
  return {
    // The edge of the last box is drawn whole.
    width: Math.max(...[approved, ...old].map(({ x, width }) => x + width)) + 1,
    height: bottom + stage.height + 1,
    logged,
    steps: frames.map((frame, index) => boxesIn(frame, counts[index] ?? 1)),
    frames: grouped,
    approved,
    declined,
    information,
    earlier: old,
    lines: [
      ...wayLines([logged, ...frames, approved]),
      ...declineLines(frames, declined),
      ...questionLines(frames, information),
    ],
    labels: labelsOf(information, declined, grouped),
  };
}

/** What each step takes up: one box in the middle row, or a frame over the first and the middle one. */
function framesOf(counts: readonly number[]): Box[] {
  let x = end.width + gap;
  return counts.map((count) => {
    const columns = Math.ceil(count / 2);
    const frame =
      count === 1
        ? { x, y: middle, ...stage }
        : {
            x,
            y: top - inset,
            width: columns * (stage.width + inset) + inset,
            height: middle + stage.height + 2 * inset - top,
          };
    x += frame.width + gap;
    return frame;
  });
}

/** The stages of a step: downwards first, then the next column. */
function boxesIn(frame: Box, count: number): Box[] {
  if (count === 1) return [frame];
  return Array.from({ length: count }, (_, place) => ({
    x: frame.x + inset + Math.floor(place / 2) * (stage.width + inset),
    y: place % 2 === 0 ? top : middle,
    ...stage,
  }));
}

function wayLines(boxes: readonly Box[]): Line[] {
  return boxes.slice(1).map((box, index) => {
    const before = boxes[index];
    const from = before ? before.x + before.width : 0;
    return line('end', [from, axis], [box.x, axis]);
  });
}

/** From the top of each step up to one line above the first row, and with it into declined. */
function declineLines(frames: readonly Box[], declined: Box): Line[] {
  const starts = frames.map(centre);
  return [
    ...frames.map((frame) => line('none', [centre(frame), frame.y], [centre(frame), declineY])),
    line(
      'end',
      [Math.min(...starts), declineY],
      [centre(declined), declineY],
      [centre(declined), declined.y],
    ),
  ];
}

/** From the foot of each step down to one line above the third row, and with it into the box. */
function questionLines(frames: readonly Box[], information: Box): Line[] {
  const starts = frames.map(centre);
  const goal = centre(information);
  const drops = frames.map((frame) =>
    line('start', [centre(frame), frame.y + frame.height], [centre(frame), questionY]),
  );
  const trunk = line(
    'end',
    [Math.max(...starts), questionY],
    [goal, questionY],
    [goal, information.y],
  );
  return [...drops, trunk].map((one) => ({ ...one, isBack: true }));
}

function line(arrow: Line['arrow'], ...points: Line['points']): Line {
  return { points, arrow, isBack: false };
}

function labelsOf(information: Box, declined: Box, frames: readonly Box[]): Label[] {
  return [
    { words: 'declined', x: centre(declined) - 56, y: declineY + 15 },
    { words: 'a question, and its answer', x: centre(information) + 8, y: information.y - 5 },
    ...frames.map(({ x }) => ({
      words: 'at the same time',
      x: x + 28,
      y: middle - rowGap / 2 + 4,
    })),
  ];
}

function centre({ x, width }: Box): number {
  return x + width / 2;
}
