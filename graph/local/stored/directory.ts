import type { JsonObject } from '../json';

export interface DirectoryObject {
  key: number;
  id: string;
  kind: 'user' | 'group';
  properties: JsonObject;
}

export interface DirectoryTable {
  add(kind: 'user' | 'group', properties: JsonObject): DirectoryObject;
  save(object: DirectoryObject): void;
  remove(object: DirectoryObject): void;
  byId(id: string): DirectoryObject | undefined;
  byUpn(userPrincipalName: string): DirectoryObject | undefined;
  all(kind: 'user' | 'group', afterKey: number): DirectoryObject[];
  addMember(group: DirectoryObject, member: DirectoryObject): boolean;
  removeMember(group: DirectoryObject, member: DirectoryObject): boolean;
  members(group: DirectoryObject, transitive: boolean): DirectoryObject[];
  memberOf(object: DirectoryObject, transitive: boolean): DirectoryObject[];
}
