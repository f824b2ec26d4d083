import { Provenance, provenanceOf, sourcesSection } from './provenance';
import { SlipExplained, slipsOf, slipsSection } from './slips';
import { serviceLinkedRole, serviceLinkedRoleIds } from '../../src/catalogue/catalogue';
import { ServiceLinkedRoleFacts } from '../../src/catalogue/policy-facts';
import { sheet } from '../sheet';
import { Typesetting } from '../text';

export interface ServiceLinkedRoleExplained extends ServiceLinkedRoleFacts {
  readonly kind: 'service-linked role';
  readonly id: string;
  readonly arn: string;
  readonly slips: readonly SlipExplained[];
  readonly sources: readonly Provenance[];
}

export function explainServiceLinkedRole(namePrefix: string): ServiceLinkedRoleExplained {
  const id = serviceLinkedRoleIds().find((one) => serviceLinkedRole(one).namePrefix === namePrefix);
  if (id === undefined) throw new Error(`The catalogue has no service-linked role ${namePrefix}.`);
  const facts = serviceLinkedRole(id);
  const { principal, suffix } = facts;
  const name = suffix === 'none' ? namePrefix : `${namePrefix}*`;
  return {
    kind: 'service-linked role',
    id,
    arn: `arn:{Partition}:iam::{Account}:role/aws-service-role/${principal}/${name}`,
    ...facts,
    slips: slipsOf(namePrefix),
    sources: provenanceOf('connect-service-linked-roles'),
  };
}

const SUFFIX: Readonly<Record<ServiceLinkedRoleFacts['suffix'], string>> = {
  caller: 'The caller can give the name a suffix.',
  service: 'The service gives the name a suffix.',
  none: 'The name has no suffix.',
};

/** Renders a service-linked role for people. */
export const serviceLinkedRoleSheet = (one: ServiceLinkedRoleExplained, how: Typesetting): string =>
  sheet(
    one.namePrefix,
    `Service-linked role: ${one.feature}. ${SUFFIX[one.suffix]}`,
    [
      { heading: 'ARN', lines: [one.arn] },
      { heading: 'Service that assumes it', lines: [one.principal] },
      {
        heading: 'Managed policy',
        lines: [`${one.managedPolicy} (connect-iam explain --document ${one.managedPolicy})`],
      },
      {
        heading: 'Inline policies that features add',
        lines: (one.inlinePolicies ?? []).map(({ feature, actions, on }) => ({
          head: `${feature}: ${actions.join(', ')}`,
          below: [`on ${on}`],
        })),
      },
      slipsSection(one.slips),
      sourcesSection(one.sources),
    ],
    how,
  );
