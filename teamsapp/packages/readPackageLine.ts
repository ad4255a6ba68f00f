import type { PackageCheck } from '../api/contract';
import type { App } from '../app';
import { AppError } from '../common/errors';
import { nameSentence, readLogLine } from '../lines/readLogLine';
import type { Actor } from '../people/actor';
import { mayOrThrow } from '../people/permissions';
import { checkPackage } from './checkPackage';
import { lineWorld } from './lineWorld';

/**
 * Reads one line of a package as the bot does and checks it. Writes nothing. Throws `invalid`
 * without repeating anything of a line that may hold a name.
 */
export function readPackageLine(app: App, actor: Actor, line: string): PackageCheck {
  mayOrThrow(actor, 'logPackage');
  const read = readLogLine(line, lineWorld(app, actor));
  if (read.nameSuspected) throw new AppError('invalid', nameSentence, 'line');
  return checkPackage(app, actor, read.form, read);
}
