import type fc from 'fast-check';
import type { Command } from './command';
import { crowd } from './crowd';
import { deleting, editingPackage, editingRequest } from './hands';
import { logging } from './logging';
import { moving, restricting } from './people';
import { pressing } from './press';
import { ending, naming, publishing } from './rules';
import {
  passingDays,
  refreshing,
  repairing,
  restarting,
  speaking,
  troublingChannel,
  waitingAWhile,
} from './time';

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

const rare = [moving, restricting, publishing, ending, editingRequest, editingPackage, deleting];
const often = [logging, naming, refreshing, waitingAWhile, passingDays];
const outages = [restarting, repairing, troublingChannel, speaking];

/** Everything that may happen one after the other, what people do most of all. */
export const everyday: fc.Arbitrary<Command>[] = [
  ...times(14, pressing),
  ...rare,
  ...often.flatMap((one) => times(2, one)),
  ...outages,
];

/** The same with people who press at the same moment. */
export const crowded: fc.Arbitrary<Command>[] = [
  ...times(5, pressing),
  ...times(7, crowd),
  logging,
  logging,
  naming,
  publishing,
  publishing,
  refreshing,
  refreshing,
  restarting,
  repairing,
  waitingAWhile,
  passingDays,
];
