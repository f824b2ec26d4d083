import { managedPolicies, services, sources } from './facts';
import { readJson, sorted } from './json';
import type { DocumentedForm } from '../../src/catalogue/facts';

interface WrittenForm extends DocumentedForm {
  readonly id: string;
  readonly actions: readonly string[];
  /** Grants of the library name these resources too. */
  readonly granted?: true;
}

const forms = () => readJson<{ forms: WrittenForm[] }>('catalogue/documented-forms.json').forms;

/** By action, as the library reads them. */
export function renderedForms(): Record<string, DocumentedForm[]> {
  const found: Record<string, DocumentedForm[]> = {};
  for (const { id: _, actions, granted: __, ...form } of forms()) {
    for (const action of actions) (found[action] ??= []).push(form);
  }
  return sorted(found);
}

/** ARNs on which an action is granted besides those of its resource types. */
export const grantedArns = (action: string): readonly string[] =>
  forms()
    .filter(({ actions, granted }) => granted && actions.includes(action))
    .flatMap(({ arns = [] }) => arns);

/** That every form says something that the reference does not, of actions, policies and sources that exist. */
export function inconsistenciesOfForms(): string[] {
  const byName = new Map(services().map((service) => [service.service, service]));
  return forms().flatMap(({ id, actions, arns = [], keys = [], source, policy, version }) => {
    const problems = actions.flatMap((action) => {
      const [prefix, name] = action.split(':');
      const service = byName.get(prefix);
      const fact = service?.actions[name];
      if (!service || !fact) return [`no such action: ${action}`];
      const types = [...(fact.types ?? []), ...(fact.optionalTypes ?? [])];
      const listed = types.flatMap((type) => service.resourceTypes[type].arns);
      const taken = [
        ...(fact.keys ?? []),
        ...types.flatMap((type) => service.resourceTypes[type].keys ?? []),
      ];
      const isNews =
        arns.some((arn) => !listed.includes(arn)) || keys.some((key) => !taken.includes(key));
      return isNews ? [] : [`the reference lists all of it for ${action} now; the form can go`];
    });
    const versions = managedPolicies().find(({ name }) => name === policy)?.versions ?? [];
    const isKnown = versions.some(({ versionId }) => versionId === version);
    return [
      ...problems,
      ...(source in sources() ? [] : [`no such source: ${source}`]),
      ...(policy === undefined || isKnown ? [] : [`no such version: ${policy} ${version}`]),
    ].map((problem) => `documented-forms/${id}: ${problem}`);
  });
}
