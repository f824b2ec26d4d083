import { mapValues, Resolved } from './conditional-value';
import { ownProperty } from '../../catalogue/own-property';
import { parentTypes } from '../../catalogue/workloads';
import { deployTimeValue } from '../../policy/deploy-time-text';
import { own } from '../json';

/**
 * Returns what a reference to a resource by which others are named stands for: its name, or its ARN
 * with the name. Undefined for another reference.
 *
 * @param reference - An id, or an id and an attribute: `Cluster.Arn`.
 * @param valueOf - Resolves the property with its name.
 */
export function parentReference(
  template: { readonly [key: string]: unknown },
  reference: string,
  valueOf: (written: unknown, id: string) => Resolved,
): Resolved | undefined {
  const [id, attribute = 'Ref'] = reference.split('.');
  const resource = own(template.Resources, id);
  const facts = ownProperty(parentTypes(), String(own(resource, 'Type')));
  if (!facts) return undefined;
  const { service, on, name: path, names, arns = [] } = facts;
  const isArn = arns.includes(attribute);
  if (!isArn && !names.includes(attribute)) return undefined;
  const written = path?.split('/').reduce(own, own(resource, 'Properties'));
  const name = written === undefined ? undefined : valueOf(written, id);
  return mapValues(name, (one) => {
    const text = typeof one === 'string' ? one : deployTimeValue(id);
    return isArn ? `${arnOf(service)}:${on}/${text}` : text;
  });
}

const arnOf = (service: string): string => {
  const [partition, region, account] = ['Partition', 'Region', 'AccountId'].map((one) =>
    deployTimeValue(`AWS::${one}`),
  );
  return `arn:${partition}:${service}:${region}:${account}`;
};
