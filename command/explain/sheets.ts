import { ActionExplained } from './action';
import { actionSheet } from './action-sheet';
import { AwsPolicyExplained, awsPolicySheet } from './aws-policy';
import { CapabilityExplained, capabilitySheet } from './capability';
import { CloudFormationTypeExplained, cloudFormationTypeSheet } from './cloudformation-type';
import { ConditionKeyExplained, conditionKeySheet } from './condition-key';
import { grantLine, listed, placesSection } from './grant-line';
import { ManagedPolicyExplained } from './managed-policy';
import { OriginExplained, PageExplained } from './origin';
import { sourcesSection } from './provenance';
import { PublishedNameExplained, publishedNameSheet } from './published-name';
import { ResourceTypeExplained, resourceTypeSheet } from './resource-type';
import { RuleExplained } from './rule';
import { ServiceExplained, serviceSheet } from './service';
import { ServiceLinkedRoleExplained, serviceLinkedRoleSheet } from './service-linked-role';
import { slipsSection } from './slips';
import { TopicExplained, topicSheet } from './topic';
import { sentence } from '../sentence';
import { Line, Section, sheet } from '../sheet';
import { Typesetting } from '../text';

export type Explained =
  | ActionExplained
  | AwsPolicyExplained
  | CloudFormationTypeExplained
  | ConditionKeyExplained
  | PublishedNameExplained
  | ResourceTypeExplained
  | ServiceExplained
  | ServiceLinkedRoleExplained
  | TopicExplained
  | CapabilityExplained
  | OriginExplained
  | PageExplained
  | ManagedPolicyExplained
  | RuleExplained;

/** Renders an explanation for people. */
export function explainedText(explained: Explained, how: Typesetting): string {
  switch (explained.kind) {
    case 'action':
      return actionSheet(explained, how);
    case 'AWS managed policy':
      return awsPolicySheet(explained, how);
    case 'condition key':
      return conditionKeySheet(explained, how);
    case 'resource type':
      return resourceTypeSheet(explained, how);
    case 'CloudFormation type':
      return cloudFormationTypeSheet(explained, how);
    case 'service':
      return serviceSheet(explained, how);
    case 'service-linked role':
      return serviceLinkedRoleSheet(explained, how);
    case 'published name':
      return publishedNameSheet(explained, how);
    case 'topic':
      return topicSheet(explained, how);
    case 'capability':
      return capabilitySheet(explained, how);
    case 'use case':
    case 'job':
      return originSheet(explained, how);
    case 'page':
      return pageSheet(explained, how);
    case 'managed policy':
      return policySheet(explained, how);
    case 'rule':
      return ruleSheet(explained, how);
  }
}

function originSheet(o: OriginExplained, how: Typesetting): string {
  const useCase = () => `Use case of the console, access: ${o.access}. Page: ${o.about}.`;
  const about = [
    o.kind === 'job' ? `Job. ${o.about}` : useCase(),
    ...(o.formerly ? [`Formerly ${o.formerly}.`] : []),
  ].join(' ');
  return sheet(
    `${o.label} (${o.id})`,
    about,
    [
      { heading: 'Grants', lines: o.granted.map(grantLine(true)) },
      { heading: 'Brings', lines: listed(o.brings) },
      placesSection(o.places),
      {
        heading: 'Corrected',
        lines: o.corrections.map(({ replace, by, add, why }) =>
          add
            ? `AWS's table does not have ${add}. ${why}`
            : `AWS's table has ${replace}; granted is ${by}. ${why}`,
        ),
      },
      {
        heading: 'AWS managed policies with actions of its own',
        lines: o.managedPolicies.map(({ name, version, without }): Line => [
          `${name} ${version}`,
          without.length === 0 ? 'all of them' : `all but ${without.join(', ')}`,
        ]),
      },
      { heading: 'Write', lines: [o.write] },
      sourcesSection(o.sources),
    ],
    how,
  );
}

const pageSheet = ({ page, useCases, write, sources }: PageExplained, how: Typesetting) =>
  sheet(
    page,
    'Page of the console.',
    [
      { heading: 'Use cases', lines: useCases.map(({ id, label }): Line => [id, label]) },
      { heading: 'Write', lines: [write] },
      sourcesSection(sources),
    ],
    how,
  );

const policySheet = (
  { name, arn, serviceLinked, active, versions, slips, sources }: ManagedPolicyExplained,
  how: Typesetting,
) =>
  sheet(
    name,
    [
      `Managed policy of AWS, ${arn}.`,
      ...(serviceLinked ? ['It belongs to a service-linked role and cannot be attached.'] : []),
      active ? '' : 'AWS has withdrawn it.',
    ].join(' '),
    [
      {
        heading: 'Versions',
        lines: versions.map(({ version, date, summary }): Line => [`${version}, ${date}`, summary]),
      },
      {
        heading: 'Document of a version',
        lines: [`connect-iam explain --document ${name} ${versions[0].version}`],
      },
      slipsSection(slips),
      sourcesSection(sources),
    ],
    how,
  );

function ruleSheet(
  { id, title, severity, unless, why, remedy, examples }: RuleExplained,
  how: Typesetting,
): string {
  const example = (heading: string, document: object): Section => ({
    heading,
    lines: JSON.stringify(document, undefined, 2)
      .split('\n')
      .map((line): Line => [line, '']),
  });
  return sheet(
    id,
    `${title}. Severity: ${severity}. ${unless ? `${unless}. ` : ''}${sentence(why)} ${sentence(remedy)}`,
    examples ? [example('Found', examples.bad), example('Not found', examples.good)] : [],
    how,
  );
}
