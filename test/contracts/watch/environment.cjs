// The test environment: node's own, with a watch over every local Graph a test file opens.
// It lives outside the test files' worlds, so the contract is read once by each worker.
const { appendFileSync } = require('node:fs');
const { join } = require('node:path');
const { TestEnvironment } = require('jest-environment-node');
const { contractsFolder, readContract } = require('../contract');
const { count, noTally } = require('../tally');

const contract = contractsFolder ? readContract(contractsFolder) : undefined;

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    // Node's own import: packages of ES modules run as they are shipped, not rewritten.
    this.global.importAsShipped = (name) => import(name);
    if (!contract) return;
    const tally = noTally();
    const see = (exchanged) => count(tally, contract, exchanged);
    this.global.graphContractWatch = { see, tally };
  }

  async teardown() {
    const folder = process.env.CONTRACTS_RESULTS;
    const tally = this.global.graphContractWatch?.tally;
    if (folder && tally) {
      appendFileSync(join(folder, `${process.pid}.tally`), `${JSON.stringify(tally)}\n`);
    }
    await super.teardown();
  }
};
