import { shown } from '../policy/text';

const list = (value: any): any[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);

/** Who may assume a role, as people read it: services, accounts, providers. */
export function trustedBy(document: any): string[] {
  return list(document?.Statement).filter((s) => s?.Effect === 'Allow').flatMap((s) => (typeof s.Principal === 'string'
    ? [s.Principal]
    : Object.values<any>(s.Principal ?? {}).flatMap(list))).filter((p) => typeof p === 'string').map(shown);
}
