// Wherever a test or the product opens the local Graph, the watched one stands in its place.
const { join } = require('node:path');

const real = join(__dirname, '../../../graph/local/index.ts');
const watched = join(__dirname, 'localGraph.ts');

module.exports = (request, options) => {
  const found = options.defaultResolver(request, options);
  return found === real && options.basedir !== __dirname ? watched : found;
};
