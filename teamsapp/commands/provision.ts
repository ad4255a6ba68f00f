import { onLists } from '../onLists';

/** npm run provision: makes missing lists and columns, prints what differs, changes nothing else. */
export function main(): Promise<void> {
  return onLists(async ({ graph }) => {
    const { created, differs } = await graph.provision();
    for (const made of created) console.log(`Made ${made}.`);
    for (const sentence of differs) console.log(`Differs: ${sentence}`);
    if (created.length + differs.length === 0)
      console.log('Everything is there and as it should be.');
  });
}
