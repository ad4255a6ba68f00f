/**
 * Every JSON shape that crosses the API, once: the server checks input with it, the OpenAPI
 * description is made from it, and the tab takes its types from it. Money is whole pence, days
 * are ISO days, moments are UTC instants. Inputs are strict: an unknown key is refused.
 */
export * from './contract/codes';
export { done, problem, type Done, type Problem, type TimelineEntry } from './contract/parts';
export * from './contract/people';
export * from './contract/providers';
export * from './contract/children';
export * from './contract/packages';
export * from './contract/approvals';
export * from './contract/guidance';
export * from './contract/panels';
export * from './contract/exports';
export * from './contract/settings';
