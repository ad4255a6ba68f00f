/** One measured figure beside a peer measured in the same run. */
export interface Result {
  name: string;
  value: number;
  unit: string;
  /** What the peer is, and its figure in the same unit; absent where nothing compares. */
  peer?: string;
  peerValue?: number;
  goal?: Goal;
}

/** What a figure, or its ratio to the peer's, must reach: at most or at least this much. */
export interface Goal {
  of: 'value' | 'ratio';
  atMost?: number;
  atLeast?: number;
  /** Missing it fails the command: for what is counted, never for times. */
  mustHold?: true;
}

/** The median of the times of several runs of some work, in milliseconds. */
export async function median(runs: number, work: (run: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await work(run);
    times.push(performance.now() - started);
  }
  return percentile(times, 0.5);
}

/** A percentile (0 to 1) of some figures. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Whether a figure reaches its goal; undefined where it has none. */
export function isMet({ value, peerValue, goal }: Result): boolean | undefined {
  if (goal === undefined) return undefined;
  const figure = goal.of === 'value' ? value : value / (peerValue ?? Number.NaN);
  return figure <= (goal.atMost ?? Infinity) && figure >= (goal.atLeast ?? -Infinity);
}

/** Whether a figure misses a goal that must hold. */
export function isFailure(result: Result): boolean {
  return result.goal?.mustHold === true && isMet(result) === false;
}

/** One line for a person, or a JSON object a line. */
export function print(result: Result, asJson: boolean): void {
  const ratio = result.peerValue === undefined ? undefined : round(result.value / result.peerValue);
  if (asJson) {
    const { name, value, unit, peer, peerValue, goal } = result;
    const beside = {
      peer: peer ?? null,
      peerValue: peerValue === undefined ? null : round(peerValue),
      ratio: ratio ?? null,
    };
    const aim = goal ? { goal, met: isMet(result) } : {};
    console.log(JSON.stringify({ name, value: round(value), unit, ...beside, ...aim }));
    return;
  }
  const beside = result.peer
    ? `${String(ratio ?? '')} × ${result.peer} (${String(round(result.peerValue ?? 0))})`
    : '';
  const start = `${result.name.padEnd(46)} ${String(round(result.value)).padStart(10)}`;
  console.log(`${start} ${result.unit.padEnd(10)} ${beside}${aimOf(result)}`);
}

function aimOf(result: Result): string {
  const { goal, unit } = result;
  if (!goal) return '';
  const what = goal.of === 'ratio' ? '×' : ` ${unit}`;
  const bound =
    goal.atMost === undefined
      ? `at least ${String(goal.atLeast)}${what}`
      : `at most ${String(goal.atMost)}${what}`;
  return `  [goal: ${bound}: ${isMet(result) ? 'met' : 'MISSED'}]`;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
