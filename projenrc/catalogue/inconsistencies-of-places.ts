import { bindings, confinements, places as placesOfScopes } from './bindings';
import { corrections, general, services, sources } from './facts';
import { origins } from './origins';
import { takesKey } from './takes-key';

/** That every action of every row and job has a place, and none that would hand over the account. */
export function inconsistenciesOfPlaces(): string[] {
  const rows = origins(corrections());
  const { general: usual, rows: special } = bindings(services(), rows);
  const places = placesOfScopes();
  const given = Object.keys(general().givenPlaces);
  const { confinements: rules } = confinements();
  const known = sources();
  const problems: string[] = [];
  [...rules, ...Object.values(places)].forEach(
    (rule) => known[rule.source] || problems.push(`confinements: no such source: ${rule.source}`),
  );
  for (const [row, actions] of rows) {
    for (const action of actions) {
      const found = special[row]?.[action] ?? usual[action];
      if (!found) problems.push(`confinements: ${action} of ${row} has no place`);
      for (const resource of (found ?? []).flatMap((b) => b.resources)) {
        const unconfined =
          /^arn:\{Partition\}:(iam::\{Account\}:(role|policy)\/\*|s3:)/.test(resource) ||
          (resource === '*' && action.startsWith('iam:') && action !== 'iam:ListRoles');
        if (unconfined)
          problems.push(`confinements: ${action} of ${row} would be granted on ${resource}`);
        for (const [, place] of resource.matchAll(/\{(\w+)\}/g)) {
          if (!(place in places) && !given.includes(place))
            problems.push(`confinements: ${action} of ${row} has an unknown place ${place}`);
        }
      }
    }
  }
  for (const rule of rules) {
    for (const action of rule.actions) {
      const users = [...rows].filter(
        ([row, actions]) => actions.includes(action) && (!rule.rows || rule.rows.includes(row)),
      );
      if (users.length === 0)
        problems.push(`confinements: no row needs ${action} as it is confined here`);
      for (const key of Object.values(rule.conditions ?? {}).flatMap((c) => Object.keys(c))) {
        if (!key.startsWith('aws:') && !takesKey(action, key))
          problems.push(`confinements: ${action} does not take the condition key ${key}`);
      }
    }
  }
  return problems;
}
