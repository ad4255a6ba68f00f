const list = '/sites/{site}/lists/{list}';
const item = `${list}/items/{item}`;
const file = ['/drives/{drive}', '/sites/{site}/drive'];
const filePlaces = file.flatMap((drive) => [`${drive}/root:/**:`, `${drive}/items/{file}`]);

const delta = [`${list}/items/delta*`, `${list}/items/microsoft.graph.delta*`];

interface Place {
  method: string;
  paths: string[];
  /** Addresses that look the same but are another operation's. */
  except?: string[];
}

/** Operations that rules can name: a method, and the addresses it goes to. */
export const operations: Record<string, Place> = {
  batch: { method: 'POST', paths: ['/$batch'] },
  getSite: { method: 'GET', paths: ['/sites/{site}'] },
  getLists: { method: 'GET', paths: ['/sites/{site}/lists'] },
  createList: { method: 'POST', paths: ['/sites/{site}/lists'] },
  getList: { method: 'GET', paths: [list] },
  updateList: { method: 'PATCH', paths: [list] },
  deleteList: { method: 'DELETE', paths: [list] },
  getColumns: { method: 'GET', paths: [`${list}/columns`] },
  createColumn: { method: 'POST', paths: [`${list}/columns`] },
  updateColumn: { method: 'PATCH', paths: [`${list}/columns/{column}`] },
  deleteColumn: { method: 'DELETE', paths: [`${list}/columns/{column}`] },
  getItems: { method: 'GET', paths: [`${list}/items`] },
  getDelta: { method: 'GET', paths: delta },
  createItem: { method: 'POST', paths: [`${list}/items`] },
  getItem: { method: 'GET', paths: [item], except: [...delta, `${list}/items/$count`] },
  updateItem: { method: 'PATCH', paths: [item] },
  deleteItem: { method: 'DELETE', paths: [item] },
  getFields: { method: 'GET', paths: [`${item}/fields`] },
  updateFields: { method: 'PATCH', paths: [`${item}/fields`] },
  getContent: { method: 'GET', paths: filePlaces.map((place) => `${place}/content`) },
  putContent: { method: 'PUT', paths: filePlaces.map((place) => `${place}/content`) },
  getUsers: { method: 'GET', paths: ['/users'] },
  getUser: { method: 'GET', paths: ['/users/{user}'] },
  getGroups: { method: 'GET', paths: ['/groups'] },
  getMembers: { method: 'GET', paths: ['/groups/{group}/members*'] },
  checkMemberGroups: { method: 'POST', paths: ['/users/{user}/checkMemberGroups'] },
  createSubscription: { method: 'POST', paths: ['/subscriptions'] },
  updateSubscription: { method: 'PATCH', paths: ['/subscriptions/{subscription}'] },
};
