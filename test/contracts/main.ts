import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractsFolder, readContract } from './contract';
import { checkRecords } from './recorded';
import { linesOf, total, type Tally } from './tally';

/**
 * Says how the whole run kept to the contract: RECORDS TALLIES.
 *
 * RECORDS holds what processes of their own recorded, TALLIES what test files counted. A test file
 * with findings has failed already, so only those in the records make this fail.
 */
async function main([records = '', tallies = '']: string[]): Promise<void> {
  if (!contractsFolder) throw new Error('CONTRACTS_DIR does not say where the contracts are.');
  const { tally, unfinished } = await checkRecords(records, readContract(contractsFolder));
  const inProcess = total(talliesIn(tallies));
  const { exchanges, files, broken, operations } = total([tally, inProcess]);
  const bad = linesOf(tally);
  for (const line of bad) process.stdout.write(`  ${line}\n`);
  if (unfinished > 0)
    process.stdout.write(`  ${unfinished} half-written last lines were left out\n`);
  const figures = [
    `${exchanges.toLocaleString('en-GB')} exchanges`,
    `${Object.keys(operations).length} operations`,
    `${tally.exchanges.toLocaleString('en-GB')} of them recorded`,
    `${files} files not looked into`,
    `${broken} answers broken on purpose`,
  ];
  process.stdout.write(`${bad.length > 0 ? 'FAILED' : 'ok'}: contracts (${figures.join(', ')})\n`);
  process.exitCode = bad.length > 0 ? 1 : 0;
}

function talliesIn(folder: string): Tally[] {
  return readdirSync(folder)
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Tally);
}

main(process.argv.slice(2)).catch((cause: unknown) => {
  process.stdout.write(
    `FAILED: contracts. ${cause instanceof Error ? cause.message : String(cause)}\n`,
  );
  process.exitCode = 1;
});
