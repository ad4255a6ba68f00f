/** Who made and changed things: always an application, since every token is taken as its own. */
export const byApplication = {
  application: { id: '5a1e0000-0000-4000-8000-00000000c0de', displayName: 'Local application' },
};

/** The tenant that notifications come from: there is only one here, and it is nobody's. */
export const localTenant = '00000000-0000-0000-0000-000000000000';
