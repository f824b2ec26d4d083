import { displayNames } from '../../policy/deploy-time-definition';
import { Requirement } from '../../policy/requirement';
import { ReportedGrant, ReportedPrincipal, ReportedStatement } from '../model';

/** Returns the names of template conditions and deploy-time values in the access of a principal. */
export function namesUsed(principal: ReportedPrincipal): ReadonlySet<string> {
  const { statements, grants, otherActions, trust, boundary, requirements, unknown } = principal;
  const all = [
    ...requirements.flatMap(ofRequirement),
    ...[...statements, ...(boundary?.statements ?? [])].flatMap(ofStatement),
    ...[...grants, ...otherActions].flatMap(ofGrant),
    ...trust.flatMap((one) => [
      ...ofTexts(one.principals.map(({ value }) => value)),
      ...one.requirements.flatMap(ofRequirement),
    ]),
    ...ofTexts(unknown.map(({ what }) => what)),
  ];
  return new Set(all);
}

const ofStatement = ({
  actions,
  resources,
  requirements,
}: ReportedStatement): readonly string[] => [
  ...ofTexts([...actions, ...resources]),
  ...requirements.flatMap(ofRequirement),
];

const ofGrant = ({ reaches, requirements }: ReportedGrant): readonly string[] =>
  [...requirements, ...reaches.flatMap((reach) => reach.requirements)].flatMap(ofRequirement);

function ofRequirement(requirement: Requirement): readonly string[] {
  switch (requirement.kind) {
    case 'key':
      return ofTexts(requirement.values);
    case 'template-condition':
      return [requirement.name];
    case 'match':
      return ofTexts([requirement.pattern, requirement.text]);
    case 'resource':
      return ofTexts(requirement.resources);
    case 'any-of':
      return requirement.of.flatMap((group) => group.flatMap(ofRequirement));
  }
}

const ofTexts = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => (text.includes('${') ? displayNames(text) : []));
