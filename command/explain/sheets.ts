import { ActionExplained } from './action';
import { CapabilityExplained, capabilitySheet } from './capability';
import { Granted } from './granted';
import { ManagedPolicyExplained } from './managed-policy';
import { OriginExplained, PageExplained } from './origin';
import { RuleExplained } from './rule';
import { conditionsIn } from '../../src/policy/conditions';
import { shortened } from '../../src/policy/shorten-list';
import { Line, Section, sheet } from '../sheet';
import { Typesetting } from '../text';

export type Explained =
  | ActionExplained
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

function actionSheet(a: ActionExplained, how: Typesetting): string {
  const noResource = a.resourceTypes.length === 0;
  const about = [
    `Action, access level ${a.level}.`,
    noResource ? 'It takes no resource: policies name it on * only.' : '',
  ].join(' ');
  return sheet(
    a.action,
    about,
    [
      {
        heading: 'Resource types',
        lines: a.resourceTypes.map(({ type, checked, arns }): Line => [
          type,
          `${arns.join(' ')}${checked === 'when named' ? ' (checked when the request names one)' : ''}`,
        ]),
      },
      { heading: 'Condition keys', lines: listed(a.conditionKeys) },
      { heading: 'Needs besides', lines: listed(a.needs) },
      { heading: 'Needs with tags', lines: listed(a.withTags ? [a.withTags] : []) },
      {
        heading: 'Console use cases with it',
        lines: a.useCases.map(({ id, page, label }): Line => [id, `${page}: ${label}`]),
      },
      { heading: 'Jobs with it', lines: a.jobs.map(({ id, why }): Line => [id, why]) },
      {
        heading: 'AWS managed policies that grant it, newest versions',
        lines: a.managedPolicies.map(({ name, version, by, resources, conditional }): Line => [
          `${name} ${version}`,
          `by ${by} on ${shortened(resources, 3)}${conditional ? ', under conditions' : ''}`,
        ]),
      },
      { heading: 'Where this library grants it', lines: a.granted.map(grantLine(false)) },
      {
        heading: 'Corrected',
        lines: a.corrections.map(
          ({ documented, useCase, why }) =>
            `${documented ? `AWS's table has ${documented}` : "AWS's table does not have it"} for ${useCase}. ${why}`,
        ),
      },
    ],
    how,
  );
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
      {
        heading: 'What the scope fills in',
        lines: o.places.map(({ place, filledBy, otherwise }): Line => [
          `{${place}}`,
          `${filledBy}(...), otherwise ${otherwise}`,
        ]),
      },
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
    ],
    how,
  );
}

const pageSheet = ({ page, useCases, write }: PageExplained, how: Typesetting) =>
  sheet(
    page,
    'Page of the console.',
    [
      { heading: 'Use cases', lines: useCases.map(({ id, label }): Line => [id, label]) },
      { heading: 'Write', lines: [write] },
    ],
    how,
  );

const policySheet = (
  { name, arn, serviceLinked, active, versions }: ManagedPolicyExplained,
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
    ],
    how,
  );

function ruleSheet(
  { id, title, severity, why, examples }: RuleExplained,
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
    `${title}. Severity: ${severity}. ${why}`,
    [example('Found', examples.bad), example('Not found', examples.good)],
    how,
  );
}

const listed = (names: readonly string[]): Line[] => (names.length > 0 ? [names.join(', ')] : []);

const grantLine =
  (withActions: boolean) =>
  ({ actions, resources, conditions, why, in: names }: Granted): Line => {
    const where = [
      `on ${resources.map((r) => r.replace('{Any}', '*')).join(', ')}`,
      ...conditionsIn(conditions).map(
        ({ operator, key, values }) => `where ${key} ${operator} ${values.join(' or ')}`,
      ),
    ].join(' ');
    const because = why ?? (resources.includes('*') ? 'Takes no resource.' : '');
    return {
      head: withActions ? actions.join(', ') : (names?.join(', ') ?? where),
      below: [...(withActions || names ? [where] : []), because],
    };
  };
