import { ActionExplained } from './action';
import { grantLine, listed } from './grant-line';
import { sourcesSection } from './provenance';
import { slipsSection } from './slips';
import { sourceFacts } from '../../src/catalogue/catalogue';
import { shortened } from '../../src/policy/shorten-list';
import { Line, sheet } from '../sheet';
import { Typesetting } from '../text';

const withoutResource = ({ alsoDocumented }: ActionExplained): string =>
  alsoDocumented.some(({ arns }) => arns.length > 0)
    ? 'The reference lists no resource for it, and AWS documents it on some.'
    : 'It takes no resource: policies name it on * only.';

/** Renders an action for people. */
export function actionSheet(a: ActionExplained, how: Typesetting): string {
  const noResource = a.resourceTypes.length === 0;
  const about = [`Action, access level ${a.level}.`, noResource ? withoutResource(a) : ''].join(
    ' ',
  );
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
      {
        heading: 'The reference says otherwise',
        lines: a.corrected
          ? [
              `On ${a.corrected.documented.join(', ') || 'no resource type'}. ${a.corrected.why} ` +
                `Source: ${sourceFacts(a.corrected.source).title}.`,
            ]
          : [],
      },
      {
        heading: 'Also documented by AWS, though not in the reference',
        lines: a.alsoDocumented.map(({ arns, conditionKeys, page, why }): Line => ({
          head: [...arns, ...conditionKeys].join(', '),
          below: [why, page],
        })),
      },
      slipsSection(a.slips),
      sourcesSection(a.sources),
    ],
    how,
  );
}
